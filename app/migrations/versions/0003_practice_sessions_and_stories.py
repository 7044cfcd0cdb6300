"""practice sessions and stories

Revision ID: 0003
Revises: 0002
Create Date: 2026-11-23 00:30:00
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(
    postgresql.JSONB(none_as_null=True), "postgresql"
)
INSTANT = sa.DateTime(timezone=True)
LINKS = ("session_id", "practice_session"), ("story_id", "story")


def upgrade() -> None:
    op.create_table(
        "practice_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("posting_id", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=True),
        sa.Column("interview_on", sa.Date(), nullable=True),
        sa.Column("picks", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], ondelete="CASCADE",
            name=op.f("fk_practice_session_person_id_person"),
        ),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["posting.id"], ondelete="SET NULL",
            name=op.f("fk_practice_session_posting_id_posting"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_session")),
    )
    op.create_index(op.f("ix_practice_session_person_id"), "practice_session", ["person_id"])
    op.create_index(op.f("ix_practice_session_posting_id"), "practice_session", ["posting_id"])
    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("competencies", JSON, nullable=False),
        sa.Column("bullets", JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], ondelete="CASCADE",
            name=op.f("fk_story_person_id_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
    )
    op.create_index(op.f("ix_story_person_id"), "story", ["person_id"])
    with op.batch_alter_table("answer") as answer:
        answer.add_column(
            sa.Column("spoken", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        for column, table in LINKS:
            answer.add_column(sa.Column(column, sa.Integer(), nullable=True))
            answer.create_foreign_key(
                answer.f(f"fk_answer_{column}_{table}"), table, [column], ["id"],
                ondelete="SET NULL",
            )
            answer.create_index(answer.f(f"ix_answer_{column}"), [column])


def downgrade() -> None:
    with op.batch_alter_table("answer") as answer:
        for column, table in LINKS:
            answer.drop_constraint(answer.f(f"fk_answer_{column}_{table}"), type_="foreignkey")
            answer.drop_index(answer.f(f"ix_answer_{column}"))
            answer.drop_column(column)
        answer.drop_column("spoken")
    op.drop_table("story")
    op.drop_table("practice_session")
