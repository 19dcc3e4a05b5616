-- What scanners and programs sign in with, by the BLAKE2b of the token's text.
CREATE TABLE IF NOT EXISTS api_token (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NOT NULL,
    hub_id BIGINT NULL,
    role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(100) NOT NULL,
    hash BINARY(32) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    revoked_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY api_token_hash (hash),
    CONSTRAINT api_token_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT api_token_hub FOREIGN KEY (hub_id) REFERENCES hub (id),
    CONSTRAINT api_token_role CHECK (role IN ('volunteer', 'hub_staff', 'referrer', 'manager', 'admin'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
