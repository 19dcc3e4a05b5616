-- Ends all sessions of a person.
DELETE FROM session
WHERE person_id = ?
