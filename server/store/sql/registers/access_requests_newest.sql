-- An organisation's newest subject access requests, a row for each question.
SELECT a.id, a.organisation_id, a.year, a.number, a.nation, a.received_on, a.received_how, a.resident, a.person, a.matter, a.answered_on, a.recorded_by, a.recorded_at, a.version, a.identity_needed, a.identity_confirmed_on, a.extended_on, a.ground, a.outcome, a.reason, a.rights_told, c.seq, c.asked_on, c.arrived_on, c.is_about_information
FROM (SELECT * FROM access_request WHERE organisation_id = ? ORDER BY year DESC, number DESC LIMIT ?) a
LEFT JOIN access_clarification c ON c.access_request_id = a.id
ORDER BY a.year DESC, a.number DESC, c.seq
