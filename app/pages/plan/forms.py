"""What a person says about a goal."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import DateField, StringField
from wtforms.validators import InputRequired, Optional

from app.services.goals import Wanted


class GoalForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A step of the plan, as "kind:id", and the day by which it should be done."""

    thing = StringField("Step", validators=[InputRequired("Choose a step of the plan.")])
    target_on = DateField("By", validators=[Optional()])

    def wanted(self) -> Wanted:
        """Return what was filled in; an empty day is None."""
        return Wanted(thing=self.thing.data or "", target_on=self.target_on.data)
