-- Links an identity to a person.
INSERT INTO provider_identity (provider_id, subject, person_id, linked_at)
VALUES (?, ?, ?, ?)
