-- Adds a version of a bundle; returns its id.
INSERT INTO bundle (organisation_id, code, version, network, kind, name, gb_per_month, months, calls_included, valid_from,
    valid_to, next_code)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
