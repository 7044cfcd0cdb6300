"""Every opinion has examples that trip it and examples that do not, and cites its authority."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from interview_bank import checks, load_bank, review
from interview_bank.review import CHECKS

NAMES = sorted(module.name for module in iter_modules(checks.__path__))


def found(name, example):
    question, text = None, example
    if example.startswith("Question: "):
        first, text = example.split("\n", 1)
        question = first.removeprefix("Question: ")
        if question.startswith("@"):
            question = load_bank().get(question[1:])
    codes = {
        finding.code for finding in review(text, question).findings if finding.tone == "improve"
    }
    praised = {finding.code for finding in review(text, question).findings}
    return codes, praised, module(name)


def module(name):
    return import_module(f"interview_bank.checks.{name}")


def own_codes(name):
    mod = module(name)
    named = {
        v
        for k, v in vars(mod).items()
        if k in ("CODE", "SHORT", "LONG", "MISS") and isinstance(v, str)
    }
    if name == "missing_parts":
        named = {f"missing-{part}" for part in mod.MESSAGES}
    if name == "kind_of_answer":
        named = set(mod.MESSAGES)
    return named


def test_every_module_of_the_folder_is_in_use():
    assert {check.__module__.rsplit(".", 1)[1] for check in CHECKS} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_check_has_examples_both_ways_and_an_authority(name):
    assert module(name).TRIPS
    assert module(name).PASSES
    assert "Authority:" in module(name).__doc__


CASES_TRIP = [(name, example) for name in NAMES for example in module(name).TRIPS]
CASES_PASS = [(name, example) for name in NAMES for example in module(name).PASSES]


@pytest.mark.parametrize(("name", "example"), CASES_TRIP)
def test_a_check_is_tripped_by_its_example(name, example):
    _, praised, _ = found(name, example)

    assert praised & own_codes(name)


@pytest.mark.parametrize(("name", "example"), CASES_PASS)
def test_a_check_lets_its_other_example_pass(name, example):
    _, praised, _ = found(name, example)

    assert not praised & own_codes(name)


@pytest.mark.parametrize(("name", "example"), CASES_TRIP)
def test_messages_are_plain_and_never_about_the_person(name, example):
    question = None
    messages = [finding.message for finding in review(example, question).findings]

    assert messages
    for message in messages:
        assert "!" not in message
        assert not {"confident", "confidence", "personality", "accent", "hire"} & set(
            message.lower().split()
        )
