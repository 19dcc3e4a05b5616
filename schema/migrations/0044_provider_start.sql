-- Browsers that were sent to a provider and are not back, by the BLAKE2b of their cookie. Each row works
-- once, for ten minutes; the verifier is sealed. With a person, an identity is to be linked to them.
CREATE TABLE IF NOT EXISTS provider_start (
    token BINARY(32) NOT NULL,
    provider_id BINARY(16) NOT NULL,
    person_id BIGINT NULL,
    state BINARY(32) NOT NULL,
    nonce BINARY(32) NOT NULL,
    verifier VARBINARY(512) NOT NULL,
    next_path VARCHAR(500) NOT NULL,
    ends_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token),
    KEY provider_start_over (ends_at),
    CONSTRAINT provider_start_provider FOREIGN KEY (provider_id) REFERENCES sign_in_provider (id),
    CONSTRAINT provider_start_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
