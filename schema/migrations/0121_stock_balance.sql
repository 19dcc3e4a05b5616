-- What an account of a bundle holds now, and when it was posted to last. Only a source may be below zero.
CREATE TABLE IF NOT EXISTS stock_balance (
    organisation_id BIGINT NOT NULL,
    account VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner_id BIGINT NOT NULL,
    bundle_id BIGINT NOT NULL,
    is_source BOOLEAN AS (account = 'network') PERSISTENT,
    items BIGINT NOT NULL DEFAULT 0,
    gigabytes BIGINT NOT NULL DEFAULT 0,
    posted_at DATETIME(6) NOT NULL,
    PRIMARY KEY (organisation_id, account, owner_id, bundle_id),
    KEY stock_balance_of_bundle (bundle_id),
    CONSTRAINT stock_balance_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT stock_balance_of_bundle FOREIGN KEY (bundle_id) REFERENCES bundle (id),
    CONSTRAINT stock_balance_account CHECK (account IN ('network', 'hub', 'reserved', 'transit', 'person', 'void', 'expired')),
    CONSTRAINT stock_balance_kept CHECK (is_source OR (items >= 0 AND gigabytes >= 0))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
