"""tailored resumes and their versions

Revision ID: 0005
Revises: 0004
Create Date: 2026-11-23 00:36:11.763064
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

def upgrade() -> None:

    op.create_table('tailored_resume',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('posting_id', sa.Integer(), nullable=False),
    sa.Column('resume_id', sa.Integer(), nullable=True),
    sa.Column('master', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), 'postgresql'), nullable=False),
    sa.Column('current', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_tailored_resume_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['posting_id'], ['posting.id'], name=op.f('fk_tailored_resume_posting_id_posting'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['resume_id'], ['resume.id'], name=op.f('fk_tailored_resume_resume_id_resume'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tailored_resume'))
    )
    with op.batch_alter_table('tailored_resume', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tailored_resume_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_tailored_resume_posting_id'), ['posting_id'], unique=False)

    op.create_table('tailored_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('tailored_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('before', sa.Integer(), nullable=True),
    sa.Column('document', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), 'postgresql'), nullable=False),
    sa.Column('did', sa.Text(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['tailored_id'], ['tailored_resume.id'], name=op.f('fk_tailored_version_tailored_id_tailored_resume'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tailored_version')),
    sa.UniqueConstraint('tailored_id', 'number', name=op.f('uq_tailored_version_tailored_id'))
    )

def downgrade() -> None:

    op.drop_table('tailored_version')
    with op.batch_alter_table('tailored_resume', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_tailored_resume_posting_id'))
        batch_op.drop_index(batch_op.f('ix_tailored_resume_person_id'))

    op.drop_table('tailored_resume')

