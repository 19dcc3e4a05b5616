-- The hub whose staff printed a batch; of none when it is the organisation's own.
ALTER TABLE print_batch
    ADD COLUMN IF NOT EXISTS hub_id BIGINT NULL AFTER organisation_id,
    ADD INDEX IF NOT EXISTS print_batch_hub_newest (organisation_id, hub_id, id),
    ADD CONSTRAINT FOREIGN KEY IF NOT EXISTS print_batch_hub (hub_id) REFERENCES hub (id)
