"""A collection that is killed in the middle goes on where it stopped, and nothing comes twice."""

from __future__ import annotations

import os

import pytest

from tests.app.cli.killed import a_scene, kill_again_and_again

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")


@pytest.mark.timeout(1800)
def test_a_command_killed_twice_loses_nothing_and_doubles_nothing(tmp_path, migrated):
    kill_again_and_again(a_scene(tmp_path, migrated, 400), times=2, seed=20)
