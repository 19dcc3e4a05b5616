-- Adds a hub; returns its id.
INSERT INTO hub (organisation_id, code, name, address, phone, uprn, opening_times, shelves, is_closed, easting, northing)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
