-- Ends all of a person's sessions but one.
DELETE FROM session
WHERE person_id = ? AND token <> ?
