-- A handle for each token that was issued before.
UPDATE api_token
SET handle = RANDOM_BYTES(16)
WHERE handle IS NULL
