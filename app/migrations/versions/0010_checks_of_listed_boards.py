"""How the boards of the list answered here, and which are no longer offered.

Revision ID: 0010
Revises: 0009
Create Date: 2026-11-30 18:20:00
"""

import sqlalchemy as sa
from alembic import op
revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('board_check',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=32), nullable=False),
    sa.Column('board', sa.String(length=255), nullable=False),
    sa.Column('outcome', sa.String(length=32), nullable=False),
    sa.Column('message', sa.Text(), nullable=True),
    sa.Column('jobs', sa.Integer(), nullable=True),
    sa.Column('absences', sa.Integer(), nullable=False),
    sa.Column('absent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('pruned_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_board_check')),
    sa.UniqueConstraint('source', 'board', name=op.f('uq_board_check_source'))
    )


def downgrade() -> None:
    op.drop_table('board_check')
