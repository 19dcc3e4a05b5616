-- What the last inspection said about a device's memory, in gigabytes; 0 when it said nothing.
ALTER TABLE device
    ADD COLUMN IF NOT EXISTS memory_gb INT UNSIGNED NOT NULL DEFAULT 0,
    ADD INDEX IF NOT EXISTS device_due (organisation_id, state, due_on)
