-- Adds a subject access request; returns its id.
INSERT INTO access_request (organisation_id, year, number, nation, received_on, received_how, resident, person, matter, identity_needed, identity_confirmed_on, extended_on, ground, answered_on, outcome, reason, rights_told, recorded_by, recorded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
