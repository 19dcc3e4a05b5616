-- Adds an organisation; returns its id.
INSERT INTO organisation (name)
VALUES (?)
RETURNING id
