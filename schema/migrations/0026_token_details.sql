-- What a token is for, who issued it, and when it is over.
ALTER TABLE api_token
    ADD COLUMN IF NOT EXISTS purpose VARCHAR(100) NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS created_by VARCHAR(64) NOT NULL DEFAULT 'operator',
    ADD COLUMN IF NOT EXISTS expires_at DATETIME(6) NULL
