"""Keys of jobs are made otherwise: every posting waits for its keys and to be grouped again.

Revision ID: 0007
Revises: 0006
Create Date: 2026-11-30 18:00:00
"""

from alembic import op
revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The worker makes them again, a few thousand a minute; lists work meanwhile.
    op.execute("UPDATE posting SET title_key = NULL, block_key = NULL, job_id = NULL")


def downgrade() -> None:
    op.execute("UPDATE posting SET title_key = NULL, block_key = NULL, job_id = NULL")
