-- From now on each token has a handle of its own.
ALTER TABLE api_token
    MODIFY COLUMN handle BINARY(16) NOT NULL,
    ADD UNIQUE KEY IF NOT EXISTS api_token_handle (handle)
