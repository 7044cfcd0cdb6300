"""A small cast of answers, told once and used in many tests."""

WHOLE = (
    "In May 2021 the archive of our museum had to leave the cellar because of the new heating. I "
    "was asked to plan the move and to have it done within two nights. I counted the boxes with "
    "two students, I measured the shelves upstairs and I wrote the new number on each box. I asked "
    "the guard to keep the gate open and I hired a van. On the second night the last of the 1,140 "
    "boxes was on its shelf, and nothing has been missed since."
)
WITHOUT_RESULT = WHOLE[: WHOLE.index(" On the second night")]
WITHOUT_ACTION = WHOLE[: WHOLE.index(" I counted")] + WHOLE[WHOLE.index(" On the second night") :]
HYPOTHETICAL = (
    "If I had to move an archive, I would first count the boxes. Then I would ask how wide the "
    "lift is and I'd draw a plan. I would hire a van and I'd ask the guard to help. I think that "
    "would be the best way to do it, and I'd check everything twice."
)
OPINION = (
    "I think archives are overrated. In my opinion most of what is kept should be thrown away, "
    "because nobody reads it. I believe that museums are afraid of that, and it is a mistake. "
    "People should be braver, if you ask me."
)
HABIT = (
    "Whenever something has to be moved I make a list first. I usually ask two students to help, "
    "and I always number the boxes. Then we normally hire a van for the night. Most of the time it "
    "is done by the morning, and people are generally happy."
)
PORTRAIT = (
    "I'm a very organised person and I'm good with people. My strengths are planning and patience. "
    "I'm reliable, I'm calm and I've been told that I have a good eye for detail. I've been "
    "working in museums for twelve years and I speak three languages."
)
KNOWLEDGE = (
    "A move plan has four parts. The inventory is the list of what is there. The target plan is "
    "the layout of the new rooms. The sequence is usually set by the lift, and the risk log "
    "contains what may go wrong. Each entry has an owner and a date."
)
SPEECH = (
    "um so in may the archive of our museum had to leave the cellar and I was asked to plan the "
    "move so I counted the boxes with two students and then I measured the shelves upstairs and I "
    "wrote the new number on each box and uh I hired a van for two nights so on the second night "
    "the last box was on its shelf and nothing has been missed since"
)
