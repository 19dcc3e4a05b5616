-- On what terms an organisation lends. One without a row lends on the house's own. Lists of days are numbers between
-- spaces.
CREATE TABLE IF NOT EXISTS lending_terms (
    organisation_id BIGINT NOT NULL,
    loan_days INT UNSIGNED NOT NULL,
    renewal_days INT UNSIGNED NOT NULL,
    renewals_max INT UNSIGNED NOT NULL,
    remind_before VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    remind_after VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    lost_after_days INT UNSIGNED NOT NULL,
    reservation_days INT UNSIGNED NOT NULL,
    changed_by VARCHAR(64) NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (organisation_id),
    CONSTRAINT lending_terms_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT lending_terms_loan CHECK (loan_days BETWEEN 1 AND 366 AND renewal_days BETWEEN 1 AND 366),
    CONSTRAINT lending_terms_renewals CHECK (renewals_max <= 12),
    CONSTRAINT lending_terms_lost CHECK (lost_after_days BETWEEN 1 AND 366),
    CONSTRAINT lending_terms_reservation CHECK (reservation_days BETWEEN 1 AND 90)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
