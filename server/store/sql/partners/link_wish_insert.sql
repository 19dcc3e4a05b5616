-- Somebody asks for a link.
INSERT INTO link_wish (id, email, purpose, wished_at)
VALUES (?, ?, ?, ?)
