-- Keeps a link that goes out in a letter.
INSERT INTO link (token, person_id, purpose, ends_at)
VALUES (?, ?, ?, ?)
