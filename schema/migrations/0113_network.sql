-- Mobile networks that give data, and what a person is told who starts one of their cards. Rows without an organisation are the
-- house's, from the cards seen so far; an organisation's own row of the same code takes its place.
CREATE TABLE IF NOT EXISTS network (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NULL,
    owner BIGINT AS (COALESCE(organisation_id, 0)) PERSISTENT,
    code VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(100) NOT NULL,
    user_terms VARCHAR(2000) NOT NULL DEFAULT '',
    activation VARCHAR(2000) NOT NULL DEFAULT '',
    help VARCHAR(2000) NOT NULL DEFAULT '',
    is_retired BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (id),
    UNIQUE KEY network_code (owner, code),
    KEY network_organisation (organisation_id),
    CONSTRAINT network_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT network_code_letters CHECK (code REGEXP '^[a-z0-9-]{1,16}$')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
SELECT NULL AS id, NULL AS organisation_id, h.code, h.name
FROM (SELECT 'ee' AS code, 'EE' AS name
    UNION ALL SELECT 'o2', 'O2'
    UNION ALL SELECT 'three', 'Three'
    UNION ALL SELECT 'vodafone', 'Vodafone') h
