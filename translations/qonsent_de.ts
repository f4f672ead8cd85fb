<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Alles speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Standardwerte</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Link-Adresse kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>Qonsent::AccessDemand</name>
    <message>
        <source>%1 wants to know more about you than this sign-in says. Sign in again to go on.</source>
        <translation>%1 möchte mehr über Sie wissen, als diese Anmeldung sagt. Melden Sie sich erneut an, um fortzufahren.</translation>
    </message>
    <message>
        <source>%1 wants permissions that this account does not have. Sign in again to give them.</source>
        <translation>%1 verlangt Berechtigungen, die dieses Konto nicht hat. Melden Sie sich erneut an, um sie zu erteilen.</translation>
    </message>
    <message>
        <source>%1 wants you to sign in anew, or in a stronger way. Sign in again to go on.</source>
        <translation>%1 verlangt, dass Sie sich neu oder auf stärkere Weise anmelden. Melden Sie sich erneut an, um fortzufahren.</translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountAction</name>
    <message>
        <source>&amp;Copy access token</source>
        <translation>&amp;Zugriffstoken kopieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Sign &amp;in again</source>
        <translation>Erneut &amp;anmelden</translation>
    </message>
    <message>
        <source>Rene&amp;w now</source>
        <translation>&amp;Jetzt erneuern</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Unlock…</source>
        <translation>E&amp;ntsperren…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Sign out…</source>
        <translation>A&amp;bmelden…</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>Entfe&amp;rnen…</translation>
    </message>
    <message>
        <source>Token &amp;details…</source>
        <translation>Token-&amp;Details…</translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountDetails</name>
    <message>
        <source>Choose an account to see it here.</source>
        <translation>Wählen Sie ein Konto, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Memory, until this program ends</source>
        <translation>Arbeitsspeicher, bis dieses Programm endet</translation>
    </message>
    <message>
        <source>System keychain</source>
        <translation>Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Encrypted file, opened by your passphrase</source>
        <translation>Verschlüsselte Datei, geöffnet mit Ihrer Passphrase</translation>
    </message>
    <message>
        <source>Encrypted file, opened by your key file</source>
        <translation>Verschlüsselte Datei, geöffnet mit Ihrer Schlüsseldatei</translation>
    </message>
    <message>
        <source>%1, renews at %2</source>
        <extracomment>%1 is e.g. &quot;42 minutes left&quot;, %2 a time</extracomment>
        <translation>%1, Erneuerung: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n given</source>
        <translation>
            <numerusform>%n erteilt</numerusform>
            <numerusform>%n erteilt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>%1 is e.g. &quot;3 given&quot;, %2 e.g. &quot;1 not given&quot;, %3 technical names</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n not given</source>
        <translation>
            <numerusform>%n nicht erteilt</numerusform>
            <numerusform>%n nicht erteilt</numerusform>
        </translation>
    </message>
    <message>
        <source>As the provider says</source>
        <translation>Nach Angabe des Anbieters</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Checked, %1</source>
        <translation>Geprüft, %1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountListView</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountOverview</name>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Stored in</source>
        <translation>Gespeichert in</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>For screen readers; %1 is e.g. &quot;Permissions&quot;, %2 e.g. &quot;3 given&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountPlaceholder</name>
    <message>
        <source>&amp;Add account…</source>
        <translation>Konto &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Noch keine Konten</translation>
    </message>
    <message>
        <source>Add an account, and Qonsent keeps its access token fresh for you and your programs.</source>
        <translation>Fügen Sie ein Konto hinzu, und Qonsent hält dessen Zugriffstoken für Sie und Ihre Programme aktuell.</translation>
    </message>
    <message>
        <source>No account matches &quot;%1&quot;.</source>
        <translation>Kein Konto passt zu „%1“.</translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountRow</name>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The access token ends at %1.</source>
        <translation>Das Zugriffstoken gilt bis %1.</translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountSearchField</name>
    <message>
        <source>Search accounts</source>
        <translation>Konten suchen</translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountStatus</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>Under 2 min</source>
        <translation>Unter 2 Min.</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Does not expire</source>
        <translation>Läuft nicht ab</translation>
    </message>
    <message>
        <source>Renewing</source>
        <translation>Wird erneuert</translation>
    </message>
    <message>
        <source>Waiting for network</source>
        <translation>Wartet auf Netzwerk</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Being removed</source>
        <translation>Wird entfernt</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Ready. Qonsent renews this account by itself.</source>
        <translation>Bereit. Qonsent erneuert dieses Konto selbst.</translation>
    </message>
    <message>
        <source>Ready. Qonsent renews this account when it is needed.</source>
        <translation>Bereit. Qonsent erneuert dieses Konto, sobald es gebraucht wird.</translation>
    </message>
    <message>
        <source>Ready until %1.</source>
        <translation>Bereit bis %1.</translation>
    </message>
    <message>
        <source>Ready. %1 does not say until when.</source>
        <translation>Bereit. Bis wann, ist von %1 nicht zu erfahren.</translation>
    </message>
    <message>
        <source>Ready. The access token does not expire.</source>
        <translation>Bereit. Das Zugriffstoken läuft nicht ab.</translation>
    </message>
    <message numerus="yes">
        <source>The access token ends in %n s.</source>
        <translation>
            <numerusform>Das Zugriffstoken endet in %n s.</numerusform>
            <numerusform>Das Zugriffstoken endet in %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>After that a new sign-in is needed.</source>
        <translation>Danach ist eine neue Anmeldung nötig.</translation>
    </message>
    <message numerus="yes">
        <source>The access token expired %n s ago.</source>
        <translation>
            <numerusform>Das Zugriffstoken ist vor %n s abgelaufen.</numerusform>
            <numerusform>Das Zugriffstoken ist vor %n s abgelaufen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The access token expired %n minutes ago.</source>
        <translation>
            <numerusform>Das Zugriffstoken ist vor %n Minute abgelaufen.</numerusform>
            <numerusform>Das Zugriffstoken ist vor %n Minuten abgelaufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The access token expired at %1.</source>
        <translation>Das Zugriffstoken ist seit %1 abgelaufen.</translation>
    </message>
    <message>
        <source>Sign in again to go on. Nothing was deleted.</source>
        <translation>Melden Sie sich erneut an, um fortzufahren. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>%1 ended this sign-in. Sign in again to go on. Nothing was deleted.</source>
        <translation>%1 hat diese Anmeldung beendet. Melden Sie sich erneut an, um fortzufahren. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>There are no tokens for this account. Sign in again to go on.</source>
        <translation>Für dieses Konto gibt es keine Token. Melden Sie sich erneut an, um fortzufahren.</translation>
    </message>
    <message>
        <source>Renewing the access token.</source>
        <translation>Das Zugriffstoken wird erneuert.</translation>
    </message>
    <message>
        <source>No connection to %1.</source>
        <translation>Keine Verbindung zu %1.</translation>
    </message>
    <message>
        <source>The account is safe; Qonsent tries again at %1.</source>
        <translation>Das Konto ist unversehrt. Nächster Versuch: %1.</translation>
    </message>
    <message>
        <source>The account is safe; Qonsent tries again by itself.</source>
        <translation>Das Konto ist unversehrt. Qonsent versucht es selbst noch einmal.</translation>
    </message>
    <message>
        <source>Qonsent tries again at %1.</source>
        <translation>Nächster Versuch: %1.</translation>
    </message>
    <message>
        <source>You signed out.</source>
        <translation>Sie haben sich abgemeldet.</translation>
    </message>
    <message>
        <source>Sign in to use this account again.</source>
        <translation>Melden Sie sich an, um dieses Konto wieder zu verwenden.</translation>
    </message>
    <message>
        <source>You removed this account.</source>
        <translation>Sie haben dieses Konto entfernt.</translation>
    </message>
    <message>
        <source>%1 has still to be told.</source>
        <translation>%1 weiß noch nichts davon.</translation>
    </message>
    <message>
        <source>Something went wrong with this account.</source>
        <translation>Mit diesem Konto ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Unlock Qonsent to use this account.</source>
        <translation>Entsperren Sie Qonsent, um dieses Konto zu verwenden.</translation>
    </message>
    <message>
        <source>The provider</source>
        <translation>Der Anbieter</translation>
    </message>
    <message>
        <source>the provider</source>
        <translation>dem Anbieter</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountTimes</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation>
            <numerusform>noch %n Minute</numerusform>
            <numerusform>noch %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>less than 2 minutes left</source>
        <translation>unter 2 Minuten übrig</translation>
    </message>
    <message>
        <source>expired just now</source>
        <translation>gerade abgelaufen</translation>
    </message>
    <message numerus="yes">
        <source>expired %n minutes ago</source>
        <translation>
            <numerusform>vor %n Minute abgelaufen</numerusform>
            <numerusform>vor %n Minuten abgelaufen</numerusform>
        </translation>
    </message>
    <message>
        <source>expired at %1</source>
        <translation>abgelaufen seit %1</translation>
    </message>
</context>
<context>
    <name>Qonsent::Accounts</name>
    <message>
        <source>The access token of %1 has run out. Renew it, or sign in again.</source>
        <translation>Das Zugriffstoken von %1 ist abgelaufen. Erneuern Sie es oder melden Sie sich neu an.</translation>
    </message>
</context>
<context>
    <name>Qonsent::AddAccountDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
</context>
<context>
    <name>Qonsent::AddAccountPages</name>
    <message>
        <source>Which account do you want to add?</source>
        <translation>Welches Konto möchten Sie hinzufügen?</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Open browser</source>
        <translation>&amp;Browser öffnen</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>Anmelde&amp;n</translation>
    </message>
    <message>
        <source>Looking up %1…</source>
        <translation>%1 wird nachgeschlagen…</translation>
    </message>
    <message>
        <source>Making sure that the account can be stored…</source>
        <translation>Es wird geprüft, ob sich das Konto speichern lässt…</translation>
    </message>
    <message>
        <source>There is an account of that name already. Choose another name below.</source>
        <translation>Ein Konto mit diesem Namen gibt es schon. Wählen Sie unten einen anderen.</translation>
    </message>
    <message>
        <source>Enter the details by &amp;hand</source>
        <translation>Angaben von &amp;Hand eintragen</translation>
    </message>
    <message>
        <source>There is no answer yet. Wait a little longer, check the address above, or enter the details by hand.</source>
        <translation>Noch keine Antwort. Warten Sie noch etwas, prüfen Sie die Adresse oben oder tragen Sie die Angaben von Hand ein.</translation>
    </message>
</context>
<context>
    <name>Qonsent::AddressBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>Im Browser ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adresse der Seite</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>Verbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>secure connection</source>
        <translation>sichere Verbindung</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>Qonsent::AuthError</name>
    <message>
        <source>The sign-in settings are incomplete or contradict each other (%1). Correct them, then try again.</source>
        <translation>Die Einstellungen der Anmeldung sind unvollständig oder widersprechen sich (%1). Berichtigen Sie sie und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The provider offers no address for this (%1). Enter it by hand, or use another way.</source>
        <translation>Der Anbieter nennt dafür keine Adresse (%1). Geben Sie sie von Hand ein oder nehmen Sie einen anderen Weg.</translation>
    </message>
    <message>
        <source>%1 ended this sign-in. Sign in again to go on. Nothing was deleted.</source>
        <translation>%1 hat diese Anmeldung beendet. Melden Sie sich erneut an, um fortzufahren. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Somebody else signed in than this account belongs to (%1). Sign in with the right account, or add a new one.</source>
        <translation>Angemeldet hat sich jemand anderes, als dieses Konto gehört (%1). Melden Sie sich mit dem richtigen Konto an oder fügen Sie ein neues hinzu.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled. Nothing was changed. Start it again when you are ready.</source>
        <translation>Die Anmeldung wurde abgebrochen. Es wurde nichts geändert. Beginnen Sie erneut, sobald Sie möchten.</translation>
    </message>
    <message>
        <source>Access was denied at %1. Nothing was shared. Sign in again if that was a mistake.</source>
        <translation>Der Zugriff wurde bei %1 abgelehnt. Es wurde nichts weitergegeben. Melden Sie sich erneut an, wenn das ein Versehen war.</translation>
    </message>
    <message>
        <source>%1 refused the request. Check the client registration and the permissions asked for, then try again.</source>
        <translation>%1 hat die Anfrage abgelehnt. Prüfen Sie die Registrierung des Clients und die erbetenen Berechtigungen und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 is busy or asks to slow down. Wait a moment, then try again.</source>
        <translation>%1 ist ausgelastet oder möchte weniger Anfragen. Warten Sie einen Moment und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 sent an answer that is not valid. Try again; if it stays, report it to the provider.</source>
        <translation>%1 hat eine ungültige Antwort gesendet. Versuchen Sie es erneut; wenn es dabei bleibt, melden Sie es dem Anbieter.</translation>
    </message>
    <message>
        <source>%1 sent an answer in which something required is missing. Try again; if it stays, report it to the provider.</source>
        <translation>%1 hat eine Antwort gesendet, in der etwas Nötiges fehlt. Versuchen Sie es erneut; wenn es dabei bleibt, melden Sie es dem Anbieter.</translation>
    </message>
    <message>
        <source>%1 issued a kind of token that this program cannot use. Ask the provider for Bearer tokens.</source>
        <translation>%1 hat eine Art von Token ausgestellt, die dieses Programm nicht verwenden kann. Fragen Sie den Anbieter nach Bearer-Token.</translation>
    </message>
    <message>
        <source>The answer from the browser does not belong to this sign-in. Start the sign-in again, and use its newest link.</source>
        <translation>Die Antwort aus dem Browser gehört nicht zu dieser Anmeldung. Beginnen Sie die Anmeldung neu und verwenden Sie deren neuesten Link.</translation>
    </message>
    <message>
        <source>The answer came from another provider than %1. Check the address of the provider, then sign in again.</source>
        <translation>Die Antwort kam von einem anderen Anbieter als %1. Prüfen Sie die Adresse des Anbieters und melden Sie sich dann erneut an.</translation>
    </message>
    <message>
        <source>The proof of identity from %1 did not pass its checks. Check this computer&apos;s clock, then sign in again; if it stays, report it to the provider.</source>
        <translation>Der Identitätsnachweis von %1 hat die Prüfung nicht bestanden. Prüfen Sie die Uhr dieses Computers und melden Sie sich dann erneut an; wenn es dabei bleibt, melden Sie es dem Anbieter.</translation>
    </message>
    <message>
        <source>The proof of identity from %1 has a form that this program does not support. Ask the provider for signed, unencrypted ID tokens.</source>
        <translation>Der Identitätsnachweis von %1 hat eine Form, die dieses Programm nicht unterstützt. Fragen Sie den Anbieter nach signierten, unverschlüsselten ID-Token.</translation>
    </message>
    <message>
        <source>%1 has no usable key that verifies its proof of identity. Try again later; if it stays, report it to the provider.</source>
        <translation>%1 hat keinen brauchbaren Schlüssel, mit dem sich der Identitätsnachweis prüfen lässt. Versuchen Sie es später erneut; wenn es dabei bleibt, melden Sie es dem Anbieter.</translation>
    </message>
    <message>
        <source>The description that %1 gives of itself is not valid. Check the address, or report it to the provider.</source>
        <translation>Die Selbstbeschreibung von %1 ist ungültig. Prüfen Sie die Adresse oder melden Sie es dem Anbieter.</translation>
    </message>
    <message>
        <source>%1 did not accept the proof of possession. Check this computer&apos;s clock, then sign in again.</source>
        <translation>%1 hat den Besitznachweis nicht angenommen. Prüfen Sie die Uhr dieses Computers und melden Sie sich dann erneut an.</translation>
    </message>
    <message>
        <source>The code for %1 ran out before it was entered. Get a new code.</source>
        <translation>Der Code von %1 ist abgelaufen, bevor er eingegeben wurde. Holen Sie sich einen neuen Code.</translation>
    </message>
    <message>
        <source>%1 could not be reached, or is out of order. Check the connection, then try again.</source>
        <translation>%1 war nicht zu erreichen oder ist gestört. Prüfen Sie die Verbindung und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check the connection, then try again.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet. Prüfen Sie die Verbindung und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The connection to %1 is not safe. Check the address, the clock and the certificates of this computer.</source>
        <translation>Die Verbindung zu %1 ist nicht sicher. Prüfen Sie die Adresse, die Uhr und die Zertifikate dieses Computers.</translation>
    </message>
    <message>
        <source>%1 forwards to another address, which is not safe here. Check the address of the provider.</source>
        <translation>%1 leitet an eine andere Adresse weiter, was hier nicht sicher ist. Prüfen Sie die Adresse des Anbieters.</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than anything valid. Check the address of the provider.</source>
        <translation>Die Antwort von %1 ist größer als jede gültige. Prüfen Sie die Adresse des Anbieters.</translation>
    </message>
    <message>
        <source>The connection to %1 broke before the answer was complete. Try again.</source>
        <translation>Die Verbindung zu %1 riss ab, bevor die Antwort vollständig war. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The vault is locked. Unlock it, then try again.</source>
        <translation>Der Tresor ist gesperrt. Entsperren Sie ihn und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>That does not open the vault. Try again with the right passphrase or key.</source>
        <translation>Das öffnet den Tresor nicht. Versuchen Sie es erneut mit der richtigen Passphrase oder dem richtigen Schlüssel.</translation>
    </message>
    <message>
        <source>The vault is damaged (%1). It was left as it is; restore it from a backup.</source>
        <translation>Der Tresor ist beschädigt (%1). Er wurde nicht angetastet; stellen Sie ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The vault was written by a newer version and was left untouched. Update this program.</source>
        <translation>Der Tresor stammt von einer neueren Version und wurde nicht angetastet. Aktualisieren Sie dieses Programm.</translation>
    </message>
    <message>
        <source>The vault could not be read or written (%1). Check the disk and its free space, then try again.</source>
        <translation>Der Tresor ließ sich nicht lesen oder schreiben (%1). Prüfen Sie den Datenträger und dessen freien Platz und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Another program is using the vault. Try again in a moment.</source>
        <translation>Ein anderes Programm verwendet gerade den Tresor. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The keychain of this computer is locked. Unlock it, or choose a passphrase instead.</source>
        <translation>Der Schlüsselbund dieses Computers ist gesperrt. Entsperren Sie ihn oder wählen Sie stattdessen eine Passphrase.</translation>
    </message>
    <message>
        <source>The keychain of this computer refused access. Allow it, or choose a passphrase instead.</source>
        <translation>Der Schlüsselbund dieses Computers hat den Zugriff verweigert. Erlauben Sie ihn oder wählen Sie stattdessen eine Passphrase.</translation>
    </message>
    <message>
        <source>This computer has no keychain that answers. Choose a passphrase instead.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, der antwortet. Wählen Sie stattdessen eine Passphrase.</translation>
    </message>
    <message>
        <source>Nobody came back from the browser in time. Nothing was changed. Start the sign-in again.</source>
        <translation>Aus dem Browser kam niemand rechtzeitig zurück. Es wurde nichts geändert. Beginnen Sie die Anmeldung neu.</translation>
    </message>
    <message>
        <source>There is no account of that name (%1). List the accounts to see their names.</source>
        <translation>Es gibt kein Konto mit diesem Namen (%1). Lassen Sie sich die Konten auflisten, um ihre Namen zu sehen.</translation>
    </message>
    <message>
        <source>The address %1 is not safe for a sign-in. Use one that begins with https.</source>
        <translation>Die Adresse %1 ist für eine Anmeldung nicht sicher. Verwenden Sie eine, die mit https beginnt.</translation>
    </message>
    <message>
        <source>Others could change or read %1. Make it yours alone, then try again.</source>
        <translation>Andere könnten %1 ändern oder lesen. Sorgen Sie dafür, dass nur Sie darauf zugreifen können, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A program of another user asked for access and was refused. Use your own session.</source>
        <translation>Ein Programm eines anderen Benutzers bat um Zugriff und wurde abgewiesen. Verwenden Sie Ihre eigene Sitzung.</translation>
    </message>
    <message>
        <source>%1 does not allow sign-in inside other programs. Open it in your browser instead.</source>
        <translation>%1 erlaubt keine Anmeldung innerhalb anderer Programme. Öffnen Sie die Seite stattdessen in Ihrem Browser.</translation>
    </message>
    <message>
        <source>The redirect listener could not start (%1). Close the program that uses the port, or choose another port.</source>
        <translation>Der Empfänger der Weiterleitung konnte nicht starten (%1). Schließen Sie das Programm, das den Port verwendet, oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>No browser could be started (%1). Copy the address into a browser yourself.</source>
        <translation>Es konnte kein Browser gestartet werden (%1). Kopieren Sie die Adresse selbst in einen Browser.</translation>
    </message>
    <message>
        <source>The browser window ended by itself. Try again, or use your own browser.</source>
        <translation>Das Browserfenster hat sich von selbst beendet. Versuchen Sie es erneut oder verwenden Sie Ihren eigenen Browser.</translation>
    </message>
    <message>
        <source>The background helper did not answer (%1). Start it again.</source>
        <translation>Das Hilfsprogramm im Hintergrund hat nicht geantwortet (%1). Starten Sie es neu.</translation>
    </message>
    <message>
        <source>The provider</source>
        <translation>Der Anbieter</translation>
    </message>
    <message>
        <source>the provider</source>
        <translation>dem Anbieter</translation>
    </message>
</context>
<context>
    <name>Qonsent::AuthorizationCodeFlow</name>
    <message>
        <source>%1 was asked without the protection of PKCE, as the settings want it: whoever saw the answer could use it. Turn PKCE on if the provider supports it.</source>
        <translation>%1 wurde ohne den Schutz von PKCE gefragt, wie die Einstellungen es verlangen: Wer die Antwort sah, könnte sie verwenden. Schalten Sie PKCE ein, wenn der Anbieter es unterstützt.</translation>
    </message>
    <message>
        <source>The answer of %1 came by way of %2, as the settings want it. Make sure that %2 is yours.</source>
        <translation>Die Antwort von %1 kam über %2, wie die Einstellungen es verlangen. Vergewissern Sie sich, dass %2 Ihnen gehört.</translation>
    </message>
</context>
<context>
    <name>Qonsent::ConfirmationPage</name>
    <message>
        <source>What is asked for</source>
        <translation>Was erbeten wird</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>&amp;Erweitert</translation>
    </message>
    <message>
        <source>How you sign in</source>
        <translation>Wie Sie sich anmelden</translation>
    </message>
    <message>
        <source>With your bro&amp;wser</source>
        <translation>Mit Ihrem B&amp;rowser</translation>
    </message>
    <message>
        <source>&amp;Inside this window</source>
        <translation>In diesem &amp;Fenster</translation>
    </message>
    <message>
        <source>Your passwords and passkeys are there.</source>
        <translation>Dort sind Ihre Passwörter und Passkeys.</translation>
    </message>
    <message>
        <source>It starts without cookies; some providers refuse it.</source>
        <translation>Es beginnt ohne Cookies; manche Anbieter lehnen das ab.</translation>
    </message>
    <message>
        <source>As the provider calls you</source>
        <translation>Wie der Anbieter Sie nennt</translation>
    </message>
    <message>
        <source>&amp;Use another client ID…</source>
        <translation>&amp;Andere Client-ID verwenden…</translation>
    </message>
    <message>
        <source>Account &amp;name:</source>
        <translation>Na&amp;me des Kontos:</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <extracomment>%1 is a host</extracomment>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>Client ID: %1</source>
        <translation>Client-ID: %1</translation>
    </message>
</context>
<context>
    <name>Qonsent::ConsentApp</name>
    <message>
        <source>The embedded browser does not run as root, because its sandbox does not. Sign in as an ordinary user, or use another way.</source>
        <translation>Der eingebettete Browser läuft nicht als root, weil seine Sandbox das nicht tut. Melden Sie sich als gewöhnlicher Benutzer an oder nehmen Sie einen anderen Weg.</translation>
    </message>
    <message>
        <source>no folder for its files</source>
        <translation>kein Ordner für seine Dateien</translation>
    </message>
</context>
<context>
    <name>Qonsent::ConsentDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Qonsent never sees what you type here.</source>
        <translation>Qonsent sieht nie, was Sie hier eingeben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign in – %1</source>
        <translation>Anmelden – %1</translation>
    </message>
</context>
<context>
    <name>Qonsent::ConsentRefusal</name>
    <message>
        <source>This page wanted to leave the sign-in (%1). Qonsent did not let it.</source>
        <translation>Diese Seite wollte die Anmeldung verlassen (%1). Qonsent hat das nicht zugelassen.</translation>
    </message>
    <message>
        <source>%1 does not encrypt the connection. Qonsent did not open it.</source>
        <translation>%1 verschlüsselt die Verbindung nicht. Qonsent hat die Seite nicht geöffnet.</translation>
    </message>
    <message>
        <source>This page wanted to reach %1 on your own network. Qonsent did not let it.</source>
        <translation>Diese Seite wollte %1 in Ihrem eigenen Netzwerk erreichen. Qonsent hat das nicht zugelassen.</translation>
    </message>
    <message>
        <source>This page leads to an address that looks like another. Qonsent did not open it.</source>
        <translation>Diese Seite führt zu einer Adresse, die einer anderen ähnlich sieht. Qonsent hat sie nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 could not prove that it is %1. Qonsent did not connect.</source>
        <translation>%1 konnte nicht beweisen, dass es %1 ist. Qonsent hat keine Verbindung aufgebaut.</translation>
    </message>
    <message>
        <source>This page asks for a certificate. Qonsent cannot do that here.</source>
        <translation>Diese Seite verlangt ein Zertifikat. Das kann Qonsent hier nicht.</translation>
    </message>
    <message>
        <source>%1 asks for a log-in in a pop-up. Qonsent cannot do that here.</source>
        <translation>%1 fragt in einem eigenen Fenster nach Anmeldedaten. Das kann Qonsent hier nicht.</translation>
    </message>
    <message>
        <source>This page offers a file. Qonsent does not download here.</source>
        <translation>Diese Seite bietet eine Datei an. Qonsent lädt hier nichts herunter.</translation>
    </message>
    <message>
        <source>This page asks for a file of yours. Qonsent does not send any from here.</source>
        <translation>Diese Seite verlangt eine Ihrer Dateien. Qonsent sendet von hier aus keine.</translation>
    </message>
    <message>
        <source>This page asks to use this device. Qonsent does not allow that here.</source>
        <translation>Diese Seite möchte dieses Gerät verwenden. Qonsent erlaubt das hier nicht.</translation>
    </message>
    <message>
        <source>%1 does not allow sign-in inside other programs. Open it in your browser instead.</source>
        <translation>%1 erlaubt keine Anmeldung innerhalb anderer Programme. Öffnen Sie die Seite stattdessen in Ihrem Browser.</translation>
    </message>
    <message>
        <source>%1 could not be reached. Check the connection, then try again.</source>
        <translation>%1 war nicht zu erreichen. Prüfen Sie die Verbindung und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Blank page?</source>
        <translation>Leere Seite?</translation>
    </message>
    <message>
        <source>The page ended by itself. Try again, or open it in your browser.</source>
        <translation>Die Seite hat sich von selbst beendet. Versuchen Sie es erneut oder öffnen Sie sie in Ihrem Browser.</translation>
    </message>
    <message>
        <source>No browser could be started.</source>
        <translation>Es konnte kein Browser gestartet werden.</translation>
    </message>
</context>
<context>
    <name>Qonsent::ConsentView</name>
    <message>
        <source>&amp;Go back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;It is fine</source>
        <translation>Ist in &amp;Ordnung</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>Open in &amp;browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>You left %1. This page belongs to %2.</source>
        <translation>Sie haben %1 verlassen. Diese Seite gehört zu %2.</translation>
    </message>
    <message>
        <source>not as root</source>
        <translation>nicht als root</translation>
    </message>
</context>
<context>
    <name>Qonsent::DetailsPage</name>
    <message>
        <source>Enter the details by hand</source>
        <translation>Angaben von Hand eintragen</translation>
    </message>
    <message>
        <source>For a provider that cannot be looked up by its address. Its pages for developers say what belongs here. Who signs in cannot be checked at such a provider.</source>
        <translation>Für einen Anbieter, der sich nicht über seine Adresse nachschlagen lässt. Was hierher gehört, steht auf seinen Seiten für Entwickler. Wer sich anmeldet, lässt sich bei einem solchen Anbieter nicht prüfen.</translation>
    </message>
    <message>
        <source>&amp;Authorization endpoint:</source>
        <translation>&amp;Autorisierungs-Endpunkt:</translation>
    </message>
    <message>
        <source>&amp;Token endpoint:</source>
        <translation>&amp;Token-Endpunkt:</translation>
    </message>
    <message>
        <source>&amp;Scopes, separated by spaces:</source>
        <translation>&amp;Scopes, durch Leerzeichen getrennt:</translation>
    </message>
    <message>
        <source>authorization endpoint</source>
        <translation>Autorisierungs-Endpunkt</translation>
    </message>
    <message>
        <source>token endpoint</source>
        <translation>Token-Endpunkt</translation>
    </message>
    <message>
        <source>The %1 is missing. Paste it, then continue.</source>
        <translation>Der %1 fehlt. Fügen Sie ihn ein und fahren Sie fort.</translation>
    </message>
    <message>
        <source>The %1 is no address that Qonsent may use. It begins with %2 and has no # in it; copy it from the provider&apos;s pages.</source>
        <translation>Der %1 ist keine Adresse, die Qonsent verwenden darf. Sie beginnt mit %2 und enthält kein #; kopieren Sie sie von den Seiten des Anbieters.</translation>
    </message>
    <message>
        <source>%1 cannot be a scope. Scopes are words without quotation marks, separated by spaces.</source>
        <translation>%1 kann kein Scope sein. Scopes sind Wörter ohne Anführungszeichen, durch Leerzeichen getrennt.</translation>
    </message>
    <message>
        <source>The scope %1 asks who you are, which can be checked only at a provider that is looked up. Leave it out here, or go back and type the provider&apos;s web address.</source>
        <translation>Der Scope %1 fragt, wer Sie sind; das lässt sich nur bei einem Anbieter prüfen, der nachgeschlagen wird. Lassen Sie ihn hier weg oder gehen Sie zurück und geben Sie die Webadresse des Anbieters ein.</translation>
    </message>
</context>
<context>
    <name>Qonsent::DeviceCodePanel</name>
    <message>
        <source>Copy &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy code</source>
        <translation>&amp;Code kopieren</translation>
    </message>
    <message>
        <source>&amp;Open page</source>
        <translation>Seite &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Get a new code</source>
        <translation>&amp;Neuen Code holen</translation>
    </message>
    <message>
        <source>Sign in &amp;with the browser here</source>
        <translation>&amp;Mit dem Browser hier anmelden</translation>
    </message>
    <message>
        <source>Enter this code on any device</source>
        <translation>Diesen Code auf irgendeinem Gerät eingeben</translation>
    </message>
    <message>
        <source>1. Open this page on your phone or another computer:</source>
        <translation>1. Diese Seite auf dem Telefon oder einem anderen Computer öffnen:</translation>
    </message>
    <message>
        <source>2. Type this code:</source>
        <translation>2. Diesen Code eingeben:</translation>
    </message>
    <message>
        <source>The code is not a password, and it does not come from your phone.</source>
        <translation>Der Code ist kein Passwort und kommt nicht vom Telefon.</translation>
    </message>
    <message>
        <source>This code ran out. Nothing was changed.</source>
        <translation>Dieser Code ist abgelaufen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>dash</source>
        <translation>Strich</translation>
    </message>
    <message>
        <source>Ran out: %1</source>
        <translation>Abgelaufen: %1</translation>
    </message>
</context>
<context>
    <name>Qonsent::Diagnosis</name>
    <message>
        <source>The provider</source>
        <translation>Der Anbieter</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 did not accept this program by its client ID alone. Check the client ID; if the provider issued a secret with it, enter that too.</source>
        <translation>%1 hat dieses Programm mit seiner Client-ID allein nicht angenommen. Prüfen Sie die Client-ID; wenn der Anbieter dazu ein Geheimnis ausgegeben hat, geben Sie auch das ein.</translation>
    </message>
    <message>
        <source>%1 did not accept the client ID and secret. Check both; if they are right, send them in the form instead (client_secret_post).</source>
        <translation>%1 hat Client-ID und Geheimnis nicht angenommen. Prüfen Sie beide; wenn sie stimmen, senden Sie sie stattdessen im Formular (client_secret_post).</translation>
    </message>
    <message>
        <source>%1 did not accept the client ID and secret. Check both; if they are right, send them in the header instead (client_secret_basic).</source>
        <translation>%1 hat Client-ID und Geheimnis nicht angenommen. Prüfen Sie beide; wenn sie stimmen, senden Sie sie stattdessen im Kopf der Anfrage (client_secret_basic).</translation>
    </message>
    <message>
        <source>%1 did not accept what this program signed with its secret. Check client ID and secret; if they are right, send the secret itself (client_secret_basic).</source>
        <translation>%1 hat nicht angenommen, was dieses Programm mit seinem Geheimnis signiert hat. Prüfen Sie Client-ID und Geheimnis; wenn sie stimmen, senden Sie das Geheimnis selbst (client_secret_basic).</translation>
    </message>
    <message>
        <source>%1 did not accept what this program signed with its key. Check that this key, its ID and its algorithm are registered there, and which audience is wanted.</source>
        <translation>%1 hat nicht angenommen, was dieses Programm mit seinem Schlüssel signiert hat. Prüfen Sie, ob dieser Schlüssel, seine ID und sein Verfahren dort eingetragen sind und welcher Empfänger verlangt wird.</translation>
    </message>
    <message>
        <source>%1 did not accept the certificate of this program. Check that its subject is registered there, and that it has not ended.</source>
        <translation>%1 hat das Zertifikat dieses Programms nicht angenommen. Prüfen Sie, ob sein Inhaber dort eingetragen und ob es noch gültig ist.</translation>
    </message>
    <message>
        <source>%1 did not accept the certificate of this program. Check that this very certificate is registered there, and that it has not ended.</source>
        <translation>%1 hat das Zertifikat dieses Programms nicht angenommen. Prüfen Sie, ob genau dieses Zertifikat dort eingetragen und ob es noch gültig ist.</translation>
    </message>
    <message>
        <source>%1 did not accept the client ID and secret. Check both; if they are right, send them form-encoded, or in the form instead (client_secret_post).</source>
        <translation>%1 hat Client-ID und Geheimnis nicht angenommen. Prüfen Sie beide; wenn sie stimmen, senden Sie sie formularcodiert oder stattdessen im Formular (client_secret_post).</translation>
    </message>
    <message>
        <source>%1 did not accept the client ID and secret. Check both; if they are right, send them in the form instead (client_secret_post), or in the header as they are, without encoding (raw).</source>
        <translation>%1 hat Client-ID und Geheimnis nicht angenommen. Prüfen Sie beide; wenn sie stimmen, senden Sie sie stattdessen im Formular (client_secret_post) oder im Kopf der Anfrage so, wie sie sind, ohne Codierung (raw).</translation>
    </message>
    <message>
        <source>%1 does not know the redirect address of this program. Register exactly %2 there, for any port; if it wants one port, choose a fixed one here.</source>
        <translation>%1 kennt die Weiterleitungsadresse dieses Programms nicht. Tragen Sie dort genau %2 ein, für jeden Port; wenn ein bestimmter Port verlangt wird, wählen Sie hier einen festen.</translation>
    </message>
    <message>
        <source>%1 does not know the redirect address of this program. Register exactly %2 there, then try again.</source>
        <translation>%1 kennt die Weiterleitungsadresse dieses Programms nicht. Tragen Sie dort genau %2 ein und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 did not accept what this program signed: this computer&apos;s clock is %2 fast. Correct the clock, then try again.</source>
        <translation>%1 hat nicht angenommen, was dieses Programm signiert hat: Die Uhr dieses Computers geht %2 vor. Stellen Sie die Uhr richtig und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 did not accept what this program signed: this computer&apos;s clock is %2 slow. Correct the clock, then try again.</source>
        <translation>%1 hat nicht angenommen, was dieses Programm signiert hat: Die Uhr dieses Computers geht %2 nach. Stellen Sie die Uhr richtig und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The proof of identity has a time that cannot be, though the clocks of this computer and of %1 agree. Sign in again; if it stays, report it to the provider.</source>
        <translation>Der Identitätsnachweis enthält eine Zeit, die nicht sein kann, obwohl die Uhren dieses Computers und von %1 übereinstimmen. Melden Sie sich erneut an; wenn es dabei bleibt, melden Sie es dem Anbieter.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %2 slow, so the proof of identity from %1 seems to come from the future. Correct the clock, then sign in again.</source>
        <translation>Die Uhr dieses Computers geht %2 nach, darum scheint der Identitätsnachweis von %1 aus der Zukunft zu kommen. Stellen Sie die Uhr richtig und melden Sie sich dann erneut an.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %2 fast, so the proof of identity from %1 seems to be too old. Correct the clock, then sign in again.</source>
        <translation>Die Uhr dieses Computers geht %2 vor, darum scheint der Identitätsnachweis von %1 zu alt zu sein. Stellen Sie die Uhr richtig und melden Sie sich dann erneut an.</translation>
    </message>
    <message>
        <source>%1 registers only programs that bring an initial access token. Get one from the provider and enter it.</source>
        <translation>%1 registriert nur Programme, die ein Erst-Zugriffstoken (initial access token) mitbringen. Lassen Sie sich vom Anbieter eines geben und tragen Sie es ein.</translation>
    </message>
    <message>
        <source>%1 did not accept the initial access token: it may have ended, or been used before. Get a new one from the provider.</source>
        <translation>%1 hat das Erst-Zugriffstoken (initial access token) nicht angenommen: Es ist vielleicht abgelaufen oder wurde schon benutzt. Lassen Sie sich vom Anbieter ein neues geben.</translation>
    </message>
    <message>
        <source>%1 did not accept the access token of this registration. Use the newest one that came for it; without one, register this program anew.</source>
        <translation>%1 hat das Zugriffstoken dieser Registrierung nicht angenommen. Verwenden Sie das neueste, das dafür gekommen ist; gibt es keines, registrieren Sie dieses Programm neu.</translation>
    </message>
    <message>
        <source>The code of this sign-in would pass %1, where anybody who sees it could use it. Turn PKCE on, enter the client secret, or use a redirect address of this computer.</source>
        <translation>Der Code dieser Anmeldung käme über %1, wo ihn jeder verwenden könnte, der ihn sieht. Schalten Sie PKCE ein, tragen Sie das Client-Geheimnis ein oder verwenden Sie eine Weiterleitungsadresse dieses Computers.</translation>
    </message>
</context>
<context>
    <name>Qonsent::EmbeddedBrowser</name>
    <message>
        <source>there is no window for it</source>
        <translation>es gibt kein Fenster dafür</translation>
    </message>
</context>
<context>
    <name>Qonsent::IssuerLookup</name>
    <message>
        <source>%1 does not say how to sign in there. Check the address, or ask the provider which one is for sign-ins.</source>
        <translation>%1 sagt nicht, wie man sich dort anmeldet. Prüfen Sie die Adresse oder fragen Sie den Anbieter, welche für Anmeldungen gilt.</translation>
    </message>
</context>
<context>
    <name>Qonsent::KeyFileSource</name>
    <message>
        <source>no key file was named</source>
        <translation>keine Schlüsseldatei angegeben</translation>
    </message>
</context>
<context>
    <name>Qonsent::LoopbackReceiver</name>
    <message>
        <source>port %1 of %2</source>
        <translation>Port %1 von %2</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::AboutBox</name>
    <message>
        <source>About Qonsent</source>
        <translation>Über Qonsent</translation>
    </message>
    <message>
        <source>Signs you in to OAuth 2.0 and OpenID Connect providers, and keeps your tokens fresh.</source>
        <translation>Meldet Sie bei OAuth-2.0- und OpenID-Connect-Anbietern an und hält Ihre Token aktuell.</translation>
    </message>
    <message>
        <source>MIT licence. Built on Qt %1.</source>
        <translation>MIT-Lizenz. Beruht auf Qt %1.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::AccountActions</name>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>%1 is signed out.</source>
        <translation>%1 ist abgemeldet.</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::AccountAdding</name>
    <message>
        <source>Demo provider</source>
        <translation>Demo-Anbieter</translation>
    </message>
    <message>
        <source>try it without an account</source>
        <translation>ausprobieren, ohne Konto</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::AccountBook</name>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>The provider says: %1</source>
        <translation>Der Anbieter sagt: %1</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::ClipboardNotice</name>
    <message>
        <source>Clear &amp;now</source>
        <translation>Jetzt &amp;löschen</translation>
    </message>
    <message numerus="yes">
        <source>Access token copied. It leaves the clipboard in %n s.</source>
        <translation>
            <numerusform>Zugriffstoken kopiert. Es verlässt die Zwischenablage in %n s.</numerusform>
            <numerusform>Zugriffstoken kopiert. Es verlässt die Zwischenablage in %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your desktop did not let Qonsent clear the clipboard. The token may still be there.</source>
        <translation>Ihr Desktop hat Qonsent die Zwischenablage nicht leeren lassen. Das Token ist vielleicht noch da.</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::CommandRow</name>
    <message>
        <source>Copy co&amp;mmand</source>
        <translation>Befehl k&amp;opieren</translation>
    </message>
    <message>
        <source>The account&apos;s name cannot be typed. Rename it for a command.</source>
        <translation>Der Name des Kontos lässt sich nicht eintippen. Benennen Sie es für einen Befehl um.</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::ExportDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Copied. It leaves the clipboard in %n s.</source>
        <translation>
            <numerusform>Kopiert. Es verlässt die Zwischenablage in %n s.</numerusform>
            <numerusform>Kopiert. Es verlässt die Zwischenablage in %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the export</source>
        <translation>Export speichern</translation>
    </message>
    <message>
        <source>Saved. Only you can read it.</source>
        <translation>Gespeichert. Nur Sie können es lesen.</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::ExportPage</name>
    <message numerus="yes">
        <source>S&amp;how %n s</source>
        <translation>
            <numerusform>%n s &amp;zeigen</numerusform>
            <numerusform>%n s &amp;zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Include the refresh token</source>
        <translation>&amp;Aktualisierungstoken mit aufnehmen</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>Vo&amp;rschau</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>What is secret in it is not read aloud.</source>
        <translation>Was darin geheim ist, wird nicht vorgelesen.</translation>
    </message>
    <message>
        <source>Command copied. There is no token in it.</source>
        <translation>Befehl kopiert. Darin steht kein Token.</translation>
    </message>
    <message>
        <source>Getting the access token…</source>
        <translation>Das Zugriffstoken wird geholt…</translation>
    </message>
    <message>
        <source>Sign in &amp;again</source>
        <translation>Erneut an&amp;melden</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Erneut v&amp;ersuchen</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it, or save under another name.</source>
        <translation>%1 gibt es schon. Ersetzen Sie die Datei oder speichern Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>Erse&amp;tzen</translation>
    </message>
    <message>
        <source>The provider has given none.</source>
        <translation>Der Anbieter hat keines ausgestellt.</translation>
    </message>
    <message>
        <source>This form has no place for it. JSON and .env have one.</source>
        <translation>Diese Form hat keinen Platz dafür. JSON und .env haben einen.</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Verbergen</translation>
    </message>
    <message>
        <source>This account was removed. Close this window.</source>
        <translation>Dieses Konto wurde entfernt. Schließen Sie dieses Fenster.</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::ExportWords</name>
    <message>
        <source>Token only</source>
        <translation>Nur das Token</translation>
    </message>
    <message>
        <source>Authorization header</source>
        <translation>Authorization-Header</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>curl options</source>
        <translation>curl-Optionen</translation>
    </message>
    <message>
        <source>.env file</source>
        <translation>.env-Datei</translation>
    </message>
    <message>
        <source>.netrc line</source>
        <translation>.netrc-Zeile</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The provider names no end</source>
        <translation>Der Anbieter nennt kein Ende</translation>
    </message>
    <message>
        <source>Expires %1</source>
        <translation>Läuft ab: %1</translation>
    </message>
    <message>
        <source>Expired %1</source>
        <translation>Abgelaufen: %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between permissions</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Tied to Qonsent&apos;s key: other programs cannot use it.</source>
        <translation>An den Schlüssel von Qonsent gebunden: andere Programme können es nicht verwenden.</translation>
    </message>
    <message>
        <source>Bearer: works in any program.</source>
        <translation>Bearer: funktioniert in jedem Programm.</translation>
    </message>
    <message>
        <source>With the refresh token it works until you sign out. Include it only in a backup.</source>
        <translation>Mit dem Aktualisierungstoken funktioniert es, bis Sie sich abmelden. Nehmen Sie es nur in eine Sicherung auf.</translation>
    </message>
    <message>
        <source>Anyone who has this can use your account. The provider does not say until when.</source>
        <translation>Wer das hat, kann Ihr Konto verwenden. Bis wann, sagt der Anbieter nicht.</translation>
    </message>
    <message>
        <source>Anyone who has this can use your account until %1.</source>
        <translation>Wer das hat, kann Ihr Konto verwenden bis %1.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 says when a token ends, %2 what it is good for</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::FormList</name>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>%1 (last used)</source>
        <translation>%1 (zuletzt verwendet)</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::KeyList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Search the accounts</source>
        <translation>Konten suchen</translation>
    </message>
    <message>
        <source>Copy the access token</source>
        <translation>Zugriffstoken kopieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Renew the access token now</source>
        <translation>Zugriffstoken jetzt erneuern</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Go from the list to the account and back</source>
        <translation>Von der Liste zum Konto und zurück</translation>
    </message>
    <message>
        <source>What can be done with an account</source>
        <translation>Was sich mit einem Konto machen lässt</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::ListPane</name>
    <message>
        <source>&amp;Add account…</source>
        <translation>Konto &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Qonsent menu</source>
        <translation>Qonsent-Menü</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>&amp;Demo ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Abo&amp;ut Qonsent</source>
        <translation>Ü&amp;ber Qonsent</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Be&amp;enden</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::MainWindow</name>
    <message>
        <source>You are signed in as %1.</source>
        <translation>Sie sind als %1 angemeldet.</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::NoticeBar</name>
    <message>
        <source>Offline. Sign-ins and renewals wait until the network is back.</source>
        <translation>Offline. Anmeldungen und Erneuerungen warten, bis das Netz wieder da ist.</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::PassphraseDialog</name>
    <message>
        <source>&amp;Unlock</source>
        <translation>E&amp;ntsperren</translation>
    </message>
    <message>
        <source>P&amp;rotect accounts</source>
        <translation>Konten &amp;schützen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Unlock Qonsent</source>
        <translation>Qonsent entsperren</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Passphrase wählen</translation>
    </message>
    <message>
        <source>Enter the passphrase that protects your accounts.</source>
        <translation>Geben Sie die Passphrase ein, die Ihre Konten schützt.</translation>
    </message>
    <message>
        <source>This computer has no unlocked keychain. Choose a passphrase to protect your accounts.</source>
        <translation>Dieser Computer hat keinen entsperrten Schlüsselbund. Wählen Sie eine Passphrase, die Ihre Konten schützt.</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Passphrase:</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Passphrase noch einmal</translation>
    </message>
    <message>
        <source>Once &amp;more:</source>
        <translation>Noch &amp;einmal:</translation>
    </message>
    <message>
        <source>Four or more words that do not belong together are good. Nobody can restore it if you forget it.</source>
        <translation>Gut sind vier oder mehr Wörter, die nicht zusammengehören. Niemand kann sie wiederherstellen, wenn Sie sie vergessen.</translation>
    </message>
    <message>
        <source>Short: every further word makes it much harder to guess. Nobody can restore it if you forget it.</source>
        <translation>Kurz: Jedes weitere Wort macht sie viel schwerer zu erraten. Niemand kann sie wiederherstellen, wenn Sie sie vergessen.</translation>
    </message>
    <message>
        <source>Long enough, if it is no known saying. Nobody can restore it if you forget it.</source>
        <translation>Lang genug, wenn es kein bekannter Spruch ist. Niemand kann sie wiederherstellen, wenn Sie sie vergessen.</translation>
    </message>
    <message>
        <source>Type the same once more below.</source>
        <translation>Geben Sie unten dasselbe noch einmal ein.</translation>
    </message>
    <message>
        <source>The two are not the same. Type it once more.</source>
        <translation>Die beiden stimmen nicht überein. Geben Sie sie noch einmal ein.</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Wird entsperrt…</translation>
    </message>
    <message>
        <source>Protecting…</source>
        <translation>Wird geschützt…</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::RemoveQuestion</name>
    <message>
        <source>The provider cannot end sign-ins from here. End it on its security page.</source>
        <translation>Der Anbieter kann Anmeldungen nicht von hier aus beenden. Beenden Sie sie auf dessen Sicherheitsseite.</translation>
    </message>
    <message>
        <source>%1 cannot end sign-ins from here. End it on its security page.</source>
        <translation>%1 kann Anmeldungen nicht von hier aus beenden. Beenden Sie sie auf der Sicherheitsseite des Anbieters.</translation>
    </message>
    <message>
        <source>Qonsent deletes its tokens here. This cannot be undone.</source>
        <translation>Qonsent löscht hier die Token des Kontos. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Qonsent deletes its tokens here. Its name and settings stay, for the next sign-in.</source>
        <translation>Qonsent löscht hier die Token des Kontos. Name und Einstellungen bleiben für die nächste Anmeldung.</translation>
    </message>
    <message>
        <source>the provider</source>
        <translation>den Anbieter</translation>
    </message>
    <message>
        <source>Qonsent asks %1 to end the sign-in and deletes its tokens here. This cannot be undone.</source>
        <translation>Qonsent bittet %1, die Anmeldung zu beenden, und löscht hier die Token des Kontos. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Qonsent asks %1 to end the sign-in and deletes its tokens here. Its name and settings stay, for the next sign-in.</source>
        <translation>Qonsent bittet %1, die Anmeldung zu beenden, und löscht hier die Token des Kontos. Name und Einstellungen bleiben für die nächste Anmeldung.</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot;?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
    <message>
        <source>Sign out of &quot;%1&quot;?</source>
        <translation>Von „%1“ abmelden?</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>E&amp;ntfernen</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>A&amp;bmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::RenameDialog</name>
    <message>
        <source>Another account is called &quot;%1&quot;. Choose another name.</source>
        <translation>Ein anderes Konto heißt „%1“. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>A name needs at least one character that can be seen.</source>
        <translation>Ein Name braucht mindestens ein sichtbares Zeichen.</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rename account</source>
        <translation>Konto umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::SingleInstance</name>
    <message>
        <source>Qonsent is running already, and does not answer. End it, then start it again.</source>
        <translation>Qonsent läuft schon und antwortet nicht. Beenden Sie es und starten Sie es dann neu.</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::StorePage</name>
    <message>
        <source>No accounts yet</source>
        <translation>Noch keine Konten</translation>
    </message>
    <message>
        <source>Add an account, and Qonsent keeps its access token fresh for you and your programs.</source>
        <translation>Fügen Sie ein Konto hinzu, und Qonsent hält dessen Zugriffstoken für Sie und Ihre Programme aktuell.</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>Konto &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>&amp;Demo ausprobieren</translation>
    </message>
    <message>
        <source>Qonsent is locked</source>
        <translation>Qonsent ist gesperrt</translation>
    </message>
    <message>
        <source>Programs you allowed keep working.</source>
        <translation>Programme, denen Sie es erlaubt haben, arbeiten weiter.</translation>
    </message>
    <message>
        <source>&amp;Unlock…</source>
        <translation>E&amp;ntsperren…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::StoreWords</name>
    <message>
        <source>Your accounts need a newer Qonsent</source>
        <translation>Ihre Konten brauchen ein neueres Qonsent</translation>
    </message>
    <message>
        <source>They are safe in %1, but a newer version wrote them. Update Qonsent, then try again.</source>
        <translation>Sie liegen sicher in %1, wurden aber von einer neueren Version geschrieben. Aktualisieren Sie Qonsent und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Qonsent cannot read your accounts</source>
        <translation>Qonsent kann Ihre Konten nicht lesen</translation>
    </message>
    <message>
        <source>Their file in %1 is damaged. Qonsent left it as it is. Put a copy from a backup in its place, then try again.</source>
        <translation>Ihre Datei in %1 ist beschädigt. Qonsent hat sie nicht angetastet. Legen Sie eine Kopie aus einer Sicherung an ihre Stelle und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Another program uses your accounts</source>
        <translation>Ein anderes Programm benutzt Ihre Konten</translation>
    </message>
    <message>
        <source>They are safe in %1. Try again in a moment.</source>
        <translation>Sie liegen sicher in %1. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>%1 They are in %2; nothing there was changed.</source>
        <extracomment>%1 says why, %2 is a folder</extracomment>
        <translation>%1 Sie sind in %2; dort wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Their file in %1 could not be read or written. Check the disk, its free space and who may write there, then try again.</source>
        <translation>Ihre Datei in %1 ließ sich nicht lesen oder schreiben. Prüfen Sie den Datenträger, seinen freien Platz und wer dort schreiben darf, und versuchen Sie es dann erneut.</translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::TokenDialog</name>
    <message>
        <source>Tokens of %1</source>
        <translation>Tokens von %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
</context>
<context>
    <name>Qonsent::OutcomePage</name>
    <message>
        <source>Nothing was shared</source>
        <translation>Es wurde nichts weitergegeben</translation>
    </message>
    <message>
        <source>This sign-in ran out</source>
        <translation>Diese Anmeldung ist abgelaufen</translation>
    </message>
    <message>
        <source>This is somebody else</source>
        <translation>Das ist jemand anderes</translation>
    </message>
    <message>
        <source>The sign-in was stopped</source>
        <translation>Die Anmeldung wurde beendet</translation>
    </message>
    <message>
        <source>The sign-in did not work</source>
        <translation>Die Anmeldung hat nicht geklappt</translation>
    </message>
    <message>
        <source>&amp;Start again</source>
        <translation>Neu &amp;beginnen</translation>
    </message>
    <message>
        <source>You are signed in as %1.</source>
        <translation>Sie sind als %1 angemeldet.</translation>
    </message>
    <message>
        <source>The provider says: %1</source>
        <translation>Der Anbieter sagt: %1</translation>
    </message>
    <message>
        <source>&amp;What happened…</source>
        <translation>&amp;Was geschah…</translation>
    </message>
</context>
<context>
    <name>Qonsent::PassphraseSource</name>
    <message>
        <source>not enough memory</source>
        <translation>nicht genug Arbeitsspeicher</translation>
    </message>
    <message>
        <source>the passphrase is empty</source>
        <translation>die Passphrase ist leer</translation>
    </message>
</context>
<context>
    <name>Qonsent::PasteField</name>
    <message>
        <source>If the browser ends at a page that does not open, paste its address here.</source>
        <translation>Wenn der Browser auf einer Seite endet, die sich nicht öffnet, fügen Sie hier deren Adresse ein.</translation>
    </message>
    <message>
        <source>Address from the browser</source>
        <translation>Adresse aus dem Browser</translation>
    </message>
</context>
<context>
    <name>Qonsent::PastedAddress</name>
    <message>
        <source>There is nothing to check yet. Paste the address that your browser shows after the sign-in.</source>
        <translation>Noch gibt es nichts zu prüfen. Fügen Sie die Adresse ein, die Ihr Browser nach der Anmeldung zeigt.</translation>
    </message>
    <message>
        <source>This is longer than any address. Copy only the address that your browser shows after the sign-in.</source>
        <translation>Das ist länger als jede Adresse. Kopieren Sie nur die Adresse, die Ihr Browser nach der Anmeldung zeigt.</translation>
    </message>
    <message>
        <source>This holds a blank, a line break or another character that no address has. Copy the address in one piece.</source>
        <translation>Darin steht ein Leerzeichen, ein Zeilenumbruch oder ein anderes Zeichen, das keine Adresse enthält. Kopieren Sie die Adresse in einem Stück.</translation>
    </message>
    <message>
        <source>This is another address. The right one begins with %1. Copy the one that your browser shows after the sign-in.</source>
        <translation>Das ist eine andere Adresse. Die richtige beginnt mit %1. Kopieren Sie die, die Ihr Browser nach der Anmeldung zeigt.</translation>
    </message>
    <message>
        <source>This address came from an older link. Sign in with the newest link, then copy the address again.</source>
        <translation>Diese Adresse kam von einem älteren Link. Melden Sie sich mit dem neuesten Link an und kopieren Sie die Adresse dann erneut.</translation>
    </message>
    <message>
        <source>The part after %1 is missing. Copy the whole address.</source>
        <translation>Der Teil nach %1 fehlt. Kopieren Sie die ganze Adresse.</translation>
    </message>
    <message>
        <source>The part that begins with code= is missing. Copy the whole address.</source>
        <translation>Der Teil, der mit code= beginnt, fehlt. Kopieren Sie die ganze Adresse.</translation>
    </message>
    <message>
        <source>The part that begins with state= is missing. Copy the whole address.</source>
        <translation>Der Teil, der mit state= beginnt, fehlt. Kopieren Sie die ganze Adresse.</translation>
    </message>
    <message>
        <source>The part that begins with iss= is missing. Copy the whole address.</source>
        <translation>Der Teil, der mit iss= beginnt, fehlt. Kopieren Sie die ganze Adresse.</translation>
    </message>
    <message>
        <source>A part of this address appears twice. Copy the address again, and only once.</source>
        <translation>Ein Teil dieser Adresse kommt zweimal vor. Kopieren Sie die Adresse erneut, und nur einmal.</translation>
    </message>
    <message>
        <source>A part of this address is damaged. Copy the address again, in one piece.</source>
        <translation>Ein Teil dieser Adresse ist beschädigt. Kopieren Sie die Adresse erneut, in einem Stück.</translation>
    </message>
    <message>
        <source>No address is awaited right now. Go on where you are, or start the sign-in again.</source>
        <translation>Im Moment wird keine Adresse erwartet. Machen Sie weiter, wo Sie sind, oder beginnen Sie die Anmeldung neu.</translation>
    </message>
</context>
<context>
    <name>Qonsent::PermissionList</name>
    <message>
        <source>Know who you are</source>
        <translation>Wissen, wer Sie sind</translation>
    </message>
    <message>
        <source>See your name and picture</source>
        <translation>Ihren Namen und Ihr Bild sehen</translation>
    </message>
    <message>
        <source>See your e-mail address</source>
        <translation>Ihre E-Mail-Adresse sehen</translation>
    </message>
    <message>
        <source>Stay signed in while you are away</source>
        <translation>Angemeldet bleiben, während Sie weg sind</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <extracomment>%1 is what a sign-in asks for, e.g. &quot;Know who you are&quot;</extracomment>
        <translation>%1 (erforderlich)</translation>
    </message>
</context>
<context>
    <name>Qonsent::PrivateFile</name>
    <message>
        <source>%1 could not be written: %2. Choose another place, then try again.</source>
        <extracomment>%1 is a file, %2 what the operating system says</extracomment>
        <translation>%1 ließ sich nicht schreiben: %2. Wählen Sie einen anderen Ort und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 is there already. Add --force to overwrite it.</source>
        <translation>%1 gibt es schon. Fügen Sie --force hinzu, um die Datei zu überschreiben.</translation>
    </message>
</context>
<context>
    <name>Qonsent::ProviderListModel</name>
    <message>
        <source>Client ID needed</source>
        <translation>Client-ID nötig</translation>
    </message>
    <message numerus="yes">
        <source>Client ID needed, about %n minutes</source>
        <translation>
            <numerusform>Client-ID nötig, etwa %n Minute</numerusform>
            <numerusform>Client-ID nötig, etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>No provider is called &quot;%1&quot;. Type its web address instead, as in id.example.org.</source>
        <translation>Kein Anbieter heißt „%1“. Geben Sie stattdessen dessen Webadresse ein, wie in id.example.org.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Client ID may be needed</source>
        <translation>Client-ID vielleicht nötig</translation>
    </message>
    <message>
        <source>typed above</source>
        <translation>oben eingegeben</translation>
    </message>
</context>
<context>
    <name>Qonsent::ProviderPicker</name>
    <message>
        <source>Provider, web address or e-mail</source>
        <translation>Anbieter, Webadresse oder E-Mail</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
</context>
<context>
    <name>Qonsent::RegistrationPage</name>
    <message>
        <source>Co&amp;py</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the redirect address</source>
        <translation>Die Weiterleitungsadresse kopieren</translation>
    </message>
    <message>
        <source>Client &amp;ID:</source>
        <translation>Client-&amp;ID:</translation>
    </message>
    <message>
        <source>Client &amp;secret:</source>
        <translation>Client-&amp;Geheimnis:</translation>
    </message>
    <message>
        <source>Register once at %1</source>
        <translation>Einmal bei %1 registrieren</translation>
    </message>
    <message numerus="yes">
        <source>%1 wants every program to be registered once. This takes about %n minutes.</source>
        <translation>
            <numerusform>%1 möchte, dass jedes Programm einmal registriert wird. Das dauert etwa %n Minute.</numerusform>
            <numerusform>%1 möchte, dass jedes Programm einmal registriert wird. Das dauert etwa %n Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 wants every program to be registered once. Its pages or its administrator say how.</source>
        <translation>%1 möchte, dass jedes Programm einmal registriert wird. Wie, sagen die Seiten oder die Verwaltung des Anbieters.</translation>
    </message>
    <message>
        <source>&amp;Open the page of %1</source>
        <translation>Seite &amp;von %1 öffnen</translation>
    </message>
    <message>
        <source>Paste this where %1 asks for a redirect URI:</source>
        <translation>Fügen Sie dies dort ein, wo %1 nach einer Weiterleitungsadresse (Redirect URI) fragt:</translation>
    </message>
    <message>
        <source>Redirect address</source>
        <translation>Weiterleitungsadresse</translation>
    </message>
    <message>
        <source>Client &amp;secret, if there is one:</source>
        <translation>Client-&amp;Geheimnis, falls es eines gibt:</translation>
    </message>
    <message>
        <source>The client ID is missing. %1 shows it after the registration; paste it here, then continue.</source>
        <translation>Die Client-ID fehlt. %1 zeigt sie nach der Registrierung; fügen Sie sie hier ein und machen Sie dann weiter.</translation>
    </message>
    <message>
        <source>There are characters in it that no client ID and no secret has. Copy them again from %1.</source>
        <translation>Darin stehen Zeichen, die keine Client-ID und kein Geheimnis enthält. Kopieren Sie beides noch einmal von %1.</translation>
    </message>
    <message>
        <source>%1 wants the client secret as well. Paste it here, then continue.</source>
        <translation>%1 möchte auch das Client-Geheimnis. Fügen Sie es hier ein und machen Sie dann weiter.</translation>
    </message>
</context>
<context>
    <name>Qonsent::RemainingTime</name>
    <message>
        <source>This sign-in ran out. Nothing was changed.</source>
        <translation>Diese Anmeldung ist abgelaufen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This sign-in stays open for less than a minute.</source>
        <translation>Diese Anmeldung bleibt noch weniger als eine Minute offen.</translation>
    </message>
    <message numerus="yes">
        <source>This sign-in stays open for %n more minute(s).</source>
        <translation>
            <numerusform>Diese Anmeldung bleibt noch %n Minute offen.</numerusform>
            <numerusform>Diese Anmeldung bleibt noch %n Minuten offen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::ResultPage</name>
    <message>
        <source>Return to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>Your browser is done; %1 finishes the sign-in. You can close this tab.</source>
        <translation>Ihr Browser ist fertig; %1 schließt die Anmeldung ab. Sie können diesen Tab schließen.</translation>
    </message>
    <message>
        <source>Nothing was shared</source>
        <translation>Es wurde nichts weitergegeben</translation>
    </message>
    <message>
        <source>Return to %1 to try again. You can close this tab.</source>
        <translation>Kehren Sie zu %1 zurück, um es erneut zu versuchen. Sie können diesen Tab schließen.</translation>
    </message>
    <message>
        <source>This link was used before</source>
        <translation>Dieser Link wurde schon verwendet</translation>
    </message>
    <message>
        <source>A sign-in link works once. Return to %1; if it still waits, start the sign-in again there.</source>
        <translation>Ein Anmeldelink funktioniert nur einmal. Kehren Sie zu %1 zurück; wenn dort noch gewartet wird, beginnen Sie die Anmeldung dort neu.</translation>
    </message>
    <message>
        <source>This is not part of the sign-in</source>
        <translation>Das gehört nicht zur Anmeldung</translation>
    </message>
    <message>
        <source>The address does not belong to the sign-in that %1 waits for. Return to %1 and use its newest link.</source>
        <translation>Die Adresse gehört nicht zu der Anmeldung, auf die %1 wartet. Kehren Sie zu %1 zurück und verwenden Sie den neuesten Link.</translation>
    </message>
    <message>
        <source>There is no page here</source>
        <translation>Hier gibt es keine Seite</translation>
    </message>
    <message>
        <source>%1 waits here for the end of a sign-in, nothing else. You can close this tab.</source>
        <translation>%1 wartet hier auf das Ende einer Anmeldung, auf nichts sonst. Sie können diesen Tab schließen.</translation>
    </message>
    <message>
        <source>This address is too long</source>
        <translation>Diese Adresse ist zu lang</translation>
    </message>
    <message>
        <source>No sign-in ends with an address of this length. Return to %1 and start again.</source>
        <translation>Keine Anmeldung endet mit einer so langen Adresse. Kehren Sie zu %1 zurück und beginnen Sie neu.</translation>
    </message>
    <message>
        <source>This address belongs to another site</source>
        <translation>Diese Adresse gehört zu einer anderen Website</translation>
    </message>
    <message>
        <source>%1 answers only under its own address. You can close this tab.</source>
        <translation>%1 antwortet nur unter der eigenen Adresse. Sie können diesen Tab schließen.</translation>
    </message>
    <message>
        <source>Your browser sent too much</source>
        <translation>Ihr Browser hat zu viel gesendet</translation>
    </message>
    <message>
        <source>Delete the cookies of this computer&apos;s own address (127.0.0.1, localhost) in your browser, then return to %1 and start again.</source>
        <translation>Löschen Sie in Ihrem Browser die Cookies der eigenen Adresse dieses Computers (127.0.0.1, localhost), kehren Sie dann zu %1 zurück und beginnen Sie neu.</translation>
    </message>
    <message>
        <source>Only HTTP/1.1 is spoken here</source>
        <translation>Hier wird nur HTTP/1.1 gesprochen</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language code of this translation, such as de or pt-BR</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>This page comes from %1 on this computer.</source>
        <translation>Diese Seite kommt von %1 auf diesem Computer.</translation>
    </message>
    <message>
        <source>%1 takes over from here. If this page stays, allow JavaScript for it and start the sign-in again in %1.</source>
        <translation>%1 macht hier weiter. Wenn diese Seite stehen bleibt, erlauben Sie ihr JavaScript und beginnen Sie die Anmeldung in %1 neu.</translation>
    </message>
    <message>
        <source>This kind of request is not answered here</source>
        <translation>Diese Art von Anfrage wird hier nicht beantwortet</translation>
    </message>
</context>
<context>
    <name>Qonsent::SecretField</name>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
</context>
<context>
    <name>Qonsent::SignInButton</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation>Weiter in Ihrem Browser</translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation>Abmeldung läuft</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <extracomment>For screen readers; %1 is a person</extracomment>
        <translation>Angemeldet als %1</translation>
    </message>
    <message>
        <source>Copy the &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ab&amp;brechen</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>Ab&amp;melden</translation>
    </message>
</context>
<context>
    <name>Qonsent::SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sign in – %1</source>
        <translation>Anmelden – %1</translation>
    </message>
</context>
<context>
    <name>Qonsent::SignInPanel</name>
    <message>
        <source>Finding out where to sign in…</source>
        <translation>Die Anmeldeadresse wird gesucht…</translation>
    </message>
    <message>
        <source>Opening your browser…</source>
        <translation>Ihr Browser wird geöffnet…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>Die Anmeldung wird abgeschlossen…</translation>
    </message>
</context>
<context>
    <name>Qonsent::TokenContent</name>
    <message>
        <source>Who issued it</source>
        <translation>Wer es ausgestellt hat</translation>
    </message>
    <message>
        <source>Whom it speaks of, as the issuer counts</source>
        <translation>Von wem es spricht, nach Zählung des Ausstellers</translation>
    </message>
    <message>
        <source>Whom it is meant for</source>
        <translation>Für wen es bestimmt ist</translation>
    </message>
    <message>
        <source>The program it was issued to</source>
        <translation>Das Programm, dem es ausgestellt wurde</translation>
    </message>
    <message>
        <source>Good until %1</source>
        <translation>Gültig bis %1</translation>
    </message>
    <message>
        <source>Not good before %1</source>
        <translation>Nicht gültig vor %1</translation>
    </message>
    <message>
        <source>Issued %1</source>
        <translation>Ausgestellt %1</translation>
    </message>
    <message>
        <source>The person signed in %1</source>
        <translation>Die Person hat sich angemeldet: %1</translation>
    </message>
    <message>
        <source>Last changed %1</source>
        <translation>Zuletzt geändert %1</translation>
    </message>
    <message>
        <source>Binds it to this sign-in</source>
        <translation>Bindet es an diese Anmeldung</translation>
    </message>
    <message>
        <source>The number of this token</source>
        <translation>Die Nummer dieses Tokens</translation>
    </message>
    <message>
        <source>Binds it to the access token</source>
        <translation>Bindet es an das Zugriffstoken</translation>
    </message>
    <message>
        <source>Binds it to the code</source>
        <translation>Bindet es an den Code</translation>
    </message>
    <message>
        <source>How strictly the person was checked</source>
        <translation>Wie streng die Person geprüft wurde</translation>
    </message>
    <message>
        <source>By what the person was checked</source>
        <translation>Wodurch die Person geprüft wurde</translation>
    </message>
    <message>
        <source>The session at the provider</source>
        <translation>Die Sitzung beim Anbieter</translation>
    </message>
    <message>
        <source>What it permits</source>
        <translation>Was es erlaubt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Whether the provider checked that address</source>
        <translation>Ob der Anbieter diese Adresse geprüft hat</translation>
    </message>
    <message>
        <source>How it is signed</source>
        <translation>Wie es signiert ist</translation>
    </message>
    <message>
        <source>Which key signed it</source>
        <translation>Welcher Schlüssel es signiert hat</translation>
    </message>
    <message>
        <source>What kind of token it is</source>
        <translation>Was für ein Token es ist</translation>
    </message>
    <message>
        <source>Every rule was checked.</source>
        <translation>Jede Regel wurde geprüft.</translation>
    </message>
    <message>
        <source>Every rule was checked. Signed by the key %1.</source>
        <translation>Jede Regel wurde geprüft. Signiert mit dem Schlüssel %1.</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>ID-Token</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Only the service that it is for can read it.</source>
        <translation>Nur der Dienst, für den es ist, kann es lesen.</translation>
    </message>
    <message>
        <source>Not checked: only the service that it is for can do that.</source>
        <translation>Nicht geprüft: Das kann nur der Dienst, für den es ist.</translation>
    </message>
    <message>
        <source>User information</source>
        <translation>Angaben zur Person</translation>
    </message>
    <message>
        <source>What the provider answers about the person of the ID token.</source>
        <translation>Was der Anbieter über die Person des ID-Tokens antwortet.</translation>
    </message>
</context>
<context>
    <name>Qonsent::TokenInspector</name>
    <message>
        <source>What the tokens say</source>
        <translation>Was die Tokens sagen</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>There are no tokens to look into.</source>
        <translation>Es gibt keine Tokens, in die man hineinsehen könnte.</translation>
    </message>
</context>
<context>
    <name>Qonsent::TranscriptDialog</name>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Passwords, codes and tokens are left out. You can show this to whoever helps you.</source>
        <translation>Passwörter, Codes und Tokens fehlen hier. Sie können dies zeigen, wem Sie möchten, um Hilfe zu bekommen.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save what happened</source>
        <translation>Speichern, was geschah</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>It could not be saved: %1</source>
        <translation>Es ließ sich nicht speichern: %1</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <extracomment>a kind of file and the end of its name, for the list in a file dialog</extracomment>
        <translation>%1 (*.%2)</translation>
    </message>
</context>
<context>
    <name>Qonsent::TranscriptFormat</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>Qonsent::VariablesPage</name>
    <message>
        <source>&amp;Web address:</source>
        <translation>Web&amp;adresse:</translation>
    </message>
    <message>
        <source>&amp;Realm:</source>
        <translation>&amp;Realm:</translation>
    </message>
    <message>
        <source>&amp;Directory (tenant) ID:</source>
        <translation>&amp;Verzeichnis-ID (Mandant):</translation>
    </message>
    <message>
        <source>Something is missing here. Fill in every field, then continue.</source>
        <translation>Hier fehlt noch etwas. Füllen Sie jedes Feld aus und machen Sie dann weiter.</translation>
    </message>
    <message>
        <source>That is no address of a server. Type it as in %1, without a ? or # in it.</source>
        <translation>Das ist keine Adresse eines Servers. Schreiben Sie sie wie in %1, ohne ein ? oder # darin.</translation>
    </message>
    <message>
        <source>That is no such ID. It looks like %1; copy it from the provider&apos;s pages.</source>
        <translation>Das ist keine solche ID. Sie sieht aus wie %1; kopieren Sie sie von den Seiten des Anbieters.</translation>
    </message>
    <message>
        <source>That cannot be a name there. Use letters, digits and - . _ ~ only.</source>
        <translation>Das kann dort kein Name sein. Verwenden Sie nur Buchstaben, Ziffern und - . _ ~.</translation>
    </message>
    <message>
        <source>Where is your %1?</source>
        <translation>Wo ist Ihr %1?</translation>
    </message>
    <message>
        <source>%1 runs on many servers. Say which one has your account.</source>
        <translation>%1 läuft auf vielen Servern. Sagen Sie, auf welchem Ihr Konto ist.</translation>
    </message>
</context>
<context>
    <name>Qonsent::WaitingPage</name>
    <message>
        <source>&amp;Stay longer</source>
        <translation>&amp;Länger warten</translation>
    </message>
    <message>
        <source>Sign in &amp;inside this window</source>
        <translation>In diesem &amp;Fenster anmelden</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>Er&amp;neut öffnen</translation>
    </message>
    <message>
        <source>Copy a &amp;new link</source>
        <translation>Neuen Lin&amp;k kopieren</translation>
    </message>
    <message>
        <source>Not working?</source>
        <translation>Klappt es nicht?</translation>
    </message>
    <message>
        <source>Use a different &amp;account or browser</source>
        <translation>Anderes K&amp;onto oder anderen Browser verwenden</translation>
    </message>
    <message>
        <source>&amp;Paste the address from the browser</source>
        <translation>&amp;Adresse aus dem Browser einfügen</translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation>Weiter in Ihrem Browser</translation>
    </message>
    <message>
        <source>%1 is open in your browser. Sign in there, then come back here.</source>
        <translation>%1 ist in Ihrem Browser geöffnet. Melden Sie sich dort an und kommen Sie dann hierher zurück.</translation>
    </message>
    <message>
        <source>Open the address in a browser</source>
        <translation>Öffnen Sie die Adresse in einem Browser</translation>
    </message>
    <message>
        <source>The link to %1 is copied. Open it in the browser you want, then come back here.</source>
        <translation>Der Link zu %1 ist kopiert. Öffnen Sie ihn in dem Browser, den Sie möchten, und kommen Sie dann hierher zurück.</translation>
    </message>
    <message>
        <source>What is asked for: %1</source>
        <translation>Erbeten wird: %1</translation>
    </message>
    <message>
        <source>Use a &amp;code on another device</source>
        <translation>Einen &amp;Code auf einem anderen Gerät verwenden</translation>
    </message>
</context>
<context>
    <name>Qonsent::WhatNow</name>
    <message>
        <source>Copy access &amp;token</source>
        <translation>Zugriffs&amp;token kopieren</translation>
    </message>
    <message>
        <source>Copy co&amp;mmand</source>
        <translation>&amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>The same in a terminal or a script:</source>
        <translation>Dasselbe in einem Terminal oder Skript:</translation>
    </message>
    <message>
        <source>What now?</source>
        <translation>Wie weiter?</translation>
    </message>
    <message>
        <source>You are signed in as %1.</source>
        <translation>Sie sind als %1 angemeldet.</translation>
    </message>
    <message>
        <source>Not given: %1</source>
        <translation>Nicht erteilt: %1</translation>
    </message>
</context>
</TS>
