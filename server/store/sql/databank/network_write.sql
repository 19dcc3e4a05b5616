-- Makes or changes an organisation's own row of a network; returns its id.
INSERT INTO network (organisation_id, code, name, user_terms, activation, help, is_retired)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE
    name = VALUES(name), user_terms = VALUES(user_terms), activation = VALUES(activation), help = VALUES(help),
    is_retired = VALUES(is_retired)
RETURNING id
