-- A handle for each print batch that was made before.
UPDATE print_batch
SET handle = RANDOM_BYTES(16)
WHERE handle IS NULL
