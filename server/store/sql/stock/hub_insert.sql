-- Adds a hub; returns its id.
INSERT INTO hub (organisation_id, code, name, address, phone)
VALUES (?, ?, ?, ?, ?)
RETURNING id
