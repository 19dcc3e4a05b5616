-- Forgets the master keys below a number.
DELETE FROM house_key
WHERE kind = 'master' AND number < ?
