-- Memberships after a number: number, person, organisation, role, hub, whether each is over.
SELECT id, person_id, organisation_id, role, hub_id, ended_at IS NOT NULL
FROM membership
WHERE id > ?
ORDER BY id
LIMIT ?
