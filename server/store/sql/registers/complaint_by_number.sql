-- A complaint by its number.
SELECT id, organisation_id, year, number, nation, received_on, received_how, resident, person, matter, answered_on, recorded_by, recorded_at, version, category, acknowledged_on, outcome, closed_on, lessons
FROM complaint
WHERE organisation_id = ? AND year = ? AND number = ?
