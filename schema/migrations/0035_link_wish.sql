-- Addresses that asked for a link. Whether anybody has the address is looked up later, so that asking
-- takes the same time for all.
CREATE TABLE IF NOT EXISTS link_wish (
    id BINARY(16) NOT NULL,
    email VARCHAR(254) NOT NULL,
    purpose VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    wished_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY link_wish_wished_at (wished_at),
    CONSTRAINT link_wish_purpose CHECK (purpose IN ('password', 'sign_in'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
