-- Who sent the command: nobody else hears what became of it, operators excepted.
ALTER TABLE command_outcomes ADD COLUMN actor text;
