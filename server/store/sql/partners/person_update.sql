-- Brings a person to what they are to be, unless they were changed since they were read (NULL: not read).
UPDATE person
SET email = ?, name = ?, password_hash = ?, disabled = ?, version = version + 1
WHERE id = ? AND (? IS NULL OR version = ?)
