-- From now on each print batch has a handle of its own.
ALTER TABLE print_batch
    MODIFY COLUMN handle BINARY(16) NOT NULL,
    ADD UNIQUE KEY IF NOT EXISTS print_batch_handle (handle)
