-- The wishes that wait longest, locked; those that somebody else is at are left out.
SELECT id, email, purpose, wished_at
FROM link_wish
ORDER BY wished_at, id
LIMIT ?
FOR UPDATE SKIP LOCKED
