"""Marks of readings, for the stored index.

Revision ID: 0008
Revises: 0007
Create Date: 2026-11-30 17:30:12.402913
"""

import sqlalchemy as sa
from alembic import op
revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('posting', schema=None) as batch_op:
        batch_op.add_column(sa.Column('read_mark', sa.String(length=16), nullable=True))
        batch_op.create_index('ix_posting_indexed', ['person_id', 'state', 'read_mark'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('posting', schema=None) as batch_op:
        batch_op.drop_index('ix_posting_indexed')
        batch_op.drop_column('read_mark')
