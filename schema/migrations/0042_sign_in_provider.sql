-- OpenID providers that people sign in through, as the operator named them. A removed one keeps its row.
CREATE TABLE IF NOT EXISTS sign_in_provider (
    id BINARY(16) NOT NULL,
    organisation_id BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    issuer VARCHAR(255) NOT NULL,
    client_id VARCHAR(255) NOT NULL,
    client_secret VARBINARY(1024) NOT NULL,
    second_factor BOOLEAN NOT NULL,
    created_at DATETIME(6) NOT NULL,
    removed_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY sign_in_provider_organisation (organisation_id),
    CONSTRAINT sign_in_provider_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT sign_in_provider_issuer CHECK (issuer <> '')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
