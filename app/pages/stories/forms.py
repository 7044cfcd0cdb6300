"""What a person writes of a story."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.services.stories import LONGEST_TITLE, Draft


class StoryForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A story, the competencies it shows, the resume lines behind which it stands."""

    title = StringField(
        "Name",
        validators=[
            InputRequired("Give the story a name that you will know it by."),
            Length(max=LONGEST_TITLE, message=f"Keep the name under {LONGEST_TITLE} characters."),
        ],
        description="A few words that you will know it by, as in “The late report”.",
    )
    text = TextAreaField("The story")
    competencies = SelectMultipleField(
        "What it shows", option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
    bullets = SelectMultipleField(
        "Lines of your resume it stands behind",
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validate_choice=False,
    )
    answer = IntegerField(validators=[Optional()])

    def draft(self) -> Draft:
        """Return what was written."""
        return Draft(
            title=self.title.data or "",
            text=self.text.data or "",
            competencies=tuple(self.competencies.data or ()),
            bullets=tuple(self.bullets.data or ()),
        )
