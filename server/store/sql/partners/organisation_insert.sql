-- Adds an organisation; returns its id.
INSERT INTO organisation (name, kind, state, host_id, second_factor, magic_links)
VALUES (?, ?, ?, ?, ?, ?)
RETURNING id
