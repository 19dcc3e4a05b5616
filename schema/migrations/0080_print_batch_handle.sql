-- How addresses name a print batch: its number would count those of every organisation.
ALTER TABLE print_batch
    ADD COLUMN IF NOT EXISTS handle BINARY(16) NULL AFTER id
