-- A year after anything was last changed about them: the longest usual loan, and time to ask for the kit.
INSERT INTO retention_rule (name, subject, days, starts, why)
VALUES ('resident', 'resident', 365, 'change', 'The longest usual loan is a year; after it nothing more is done for this person.')
ON DUPLICATE KEY UPDATE name = name
