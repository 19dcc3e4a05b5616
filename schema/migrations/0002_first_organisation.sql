-- The scheme itself, for installations that serve nobody else.
INSERT INTO organisation (id, name) VALUES (1, 'Kitbank scheme')
ON DUPLICATE KEY UPDATE id = id
