-- How addresses name a token: its number would count those of every organisation.
ALTER TABLE api_token
    ADD COLUMN IF NOT EXISTS handle BINARY(16) NULL
