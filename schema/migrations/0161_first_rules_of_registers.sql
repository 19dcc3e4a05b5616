-- Six years, the time in which somebody can go to court over it (Limitation Act 1980, section 5); a scheme may set less.
INSERT INTO retention_rule (name, subject, days, starts, why)
VALUES
    ('complaint', 'complaint', 2192, 'closing', 'Six years, the time in which somebody can go to court over it.'),
    ('access_request', 'access_request', 2192, 'closing', 'Six years, the time in which somebody can go to court over it.')
ON DUPLICATE KEY UPDATE name = name
