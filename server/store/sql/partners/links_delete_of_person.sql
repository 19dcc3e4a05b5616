-- Ends all of a person's links.
DELETE FROM link
WHERE person_id = ?
