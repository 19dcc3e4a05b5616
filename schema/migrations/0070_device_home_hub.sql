-- The hub a device belongs to: the one that holds it, held it last, or that its pledge named.
ALTER TABLE device
    ADD COLUMN IF NOT EXISTS home_hub_id BIGINT NULL AFTER holder_reference,
    ADD INDEX IF NOT EXISTS device_home_state (organisation_id, home_hub_id, state, id),
    ADD CONSTRAINT FOREIGN KEY IF NOT EXISTS device_home_hub (home_hub_id) REFERENCES hub (id)
