-- Rules for the registers beside those for residents; `closing` counts from the day on which an entry was closed or answered.
ALTER TABLE retention_rule
    DROP CONSTRAINT IF EXISTS retention_rule_subject,
    DROP CONSTRAINT IF EXISTS retention_rule_starts,
    ADD CONSTRAINT retention_rule_subject CHECK (subject IN ('resident', 'complaint', 'access_request')),
    ADD CONSTRAINT retention_rule_starts CHECK (starts IN ('entry', 'change', 'closing')),
    ADD CONSTRAINT IF NOT EXISTS retention_rule_of_registers CHECK ((subject = 'resident') <> (starts = 'closing'))
