-- Adds a complaint; returns its id.
INSERT INTO complaint (organisation_id, year, number, nation, received_on, received_how, resident, person, matter, category, acknowledged_on, answered_on, outcome, closed_on, lessons, recorded_by, recorded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
