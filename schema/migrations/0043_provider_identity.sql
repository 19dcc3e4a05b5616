-- Who someone is at a provider: by the provider's own stable name for them, never by an e-mail address.
CREATE TABLE IF NOT EXISTS provider_identity (
    provider_id BINARY(16) NOT NULL,
    subject VARCHAR(600) NOT NULL,
    person_id BIGINT NOT NULL,
    linked_at DATETIME(6) NOT NULL,
    PRIMARY KEY (provider_id, subject),
    UNIQUE KEY provider_identity_person (person_id, provider_id),
    CONSTRAINT provider_identity_provider FOREIGN KEY (provider_id) REFERENCES sign_in_provider (id),
    CONSTRAINT provider_identity_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT provider_identity_subject CHECK (subject <> '')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
