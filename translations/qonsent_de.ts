<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountAction</name>
    <message>
        <source>&amp;Copy access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rene&amp;w now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unlock…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountDetails</name>
    <message>
        <source>Choose an account to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory, until this program ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted file, opened by your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted file, opened by your key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, renews at %2</source>
        <extracomment>%1 is e.g. &quot;42 minutes left&quot;, %2 a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n given</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>%1 is e.g. &quot;3 given&quot;, %2 e.g. &quot;1 not given&quot;, %3 technical names</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n not given</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>As the provider says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountListView</name>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountOverview</name>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountPlaceholder</name>
    <message>
        <source>&amp;Add account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an account, and Qonsent keeps its access token fresh for you and your programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account matches &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountRow</name>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access token ends at %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountSearchField</name>
    <message>
        <source>Search accounts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountStatus</name>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Under 2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not expire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Qonsent renews this account by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Qonsent renews this account when it is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. %1 does not say until when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. The access token does not expire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The access token ends in %n s.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>After that a new sign-in is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The access token expired %n s ago.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The access token expired %n minutes ago.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The access token expired at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to go on. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended this sign-in. Sign in again to go on. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no tokens for this account. Sign in again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewing the access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is safe; Qonsent tries again at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is safe; Qonsent tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qonsent tries again at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You signed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to use this account again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You removed this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has still to be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong with this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock Qonsent to use this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountTimes</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>less than 2 minutes left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expired just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>expired %n minutes ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>expired at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AddressBar</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secure connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::AuthError</name>
    <message>
        <source>The sign-in settings are incomplete or contradict each other (%1). Correct them, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider offers no address for this (%1). Enter it by hand, or use another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended this sign-in. Sign in again to go on. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else signed in than this account belongs to (%1). Sign in with the right account, or add a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was cancelled. Nothing was changed. Start it again when you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access was denied at %1. Nothing was shared. Sign in again if that was a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the request. Check the client registration and the permissions asked for, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is busy or asks to slow down. Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent an answer that is not valid. Try again; if it stays, report it to the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent an answer in which something required is missing. Try again; if it stays, report it to the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 issued a kind of token that this program cannot use. Ask the provider for Bearer tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer from the browser does not belong to this sign-in. Start the sign-in again, and use its newest link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer came from another provider than %1. Check the address of the provider, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof of identity from %1 did not pass its checks. Check this computer&apos;s clock, then sign in again; if it stays, report it to the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof of identity from %1 has a form that this program does not support. Ask the provider for signed, unencrypted ID tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no usable key that verifies its proof of identity. Try again later; if it stays, report it to the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description that %1 gives of itself is not valid. Check the address, or report it to the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not accept the proof of possession. Check this computer&apos;s clock, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code for %1 ran out before it was entered. Get a new code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be reached, or is out of order. Check the connection, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check the connection, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 is not safe. Check the address, the clock and the certificates of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 forwards to another address, which is not safe here. Check the address of the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 is larger than anything valid. Check the address of the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 broke before the answer was complete. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is locked. Unlock it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That does not open the vault. Try again with the right passphrase or key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is damaged (%1). It was left as it is; restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault was written by a newer version and was left untouched. Update this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault could not be read or written (%1). Check the disk and its free space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the vault. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this computer is locked. Unlock it, or choose a passphrase instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this computer refused access. Allow it, or choose a passphrase instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keychain that answers. Choose a passphrase instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody came back from the browser in time. Nothing was changed. Start the sign-in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no account of that name (%1). List the accounts to see their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address %1 is not safe for a sign-in. Use one that begins with https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others could change or read %1. Make it yours alone, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program of another user asked for access and was refused. Use your own session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not allow sign-in inside other programs. Open it in your browser instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The redirect listener could not start (%1). Close the program that uses the port, or choose another port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No browser could be started (%1). Copy the address into a browser yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The browser window ended by itself. Try again, or use your own browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background helper did not answer (%1). Start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the provider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::ConsentApp</name>
    <message>
        <source>The embedded browser does not run as root, because its sandbox does not. Sign in as an ordinary user, or use another way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::ConsentDialog</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qonsent never sees what you type here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in – %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::ConsentRefusal</name>
    <message>
        <source>This page wanted to leave the sign-in (%1). Qonsent did not let it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not encrypt the connection. Qonsent did not open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page wanted to reach %1 on your own network. Qonsent did not let it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page leads to an address that looks like another. Qonsent did not open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not prove that it is %1. Qonsent did not connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page asks for a certificate. Qonsent cannot do that here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for a log-in in a pop-up. Qonsent cannot do that here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page offers a file. Qonsent does not download here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page asks for a file of yours. Qonsent does not send any from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page asks to use this device. Qonsent does not allow that here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not allow sign-in inside other programs. Open it in your browser instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be reached. Check the connection, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank page?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page ended by itself. Try again, or open it in your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No browser could be started.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::ConsentView</name>
    <message>
        <source>&amp;Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;It is fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in &amp;browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You left %1. This page belongs to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not as root</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::EmbeddedBrowser</name>
    <message>
        <source>there is no window for it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::KeyFileSource</name>
    <message>
        <source>no key file was named</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::LoopbackReceiver</name>
    <message>
        <source>port %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::OutcomePage</name>
    <message>
        <source>Nothing was shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in ran out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed in as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider says: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::PassphraseSource</name>
    <message>
        <source>not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the passphrase is empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::PasteField</name>
    <message>
        <source>If the browser ends at a page that does not open, paste its address here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address from the browser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::PastedAddress</name>
    <message>
        <source>There is nothing to check yet. Paste the address that your browser shows after the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is longer than any address. Copy only the address that your browser shows after the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This holds a blank, a line break or another character that no address has. Copy the address in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is another address. The right one begins with %1. Copy the one that your browser shows after the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address came from an older link. Sign in with the newest link, then copy the address again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part after %1 is missing. Copy the whole address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part that begins with code= is missing. Copy the whole address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part that begins with state= is missing. Copy the whole address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part that begins with iss= is missing. Copy the whole address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of this address appears twice. Copy the address again, and only once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of this address is damaged. Copy the address again, in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address is awaited right now. Go on where you are, or start the sign-in again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::RemainingTime</name>
    <message>
        <source>This sign-in ran out. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sign-in stays open for less than a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This sign-in stays open for %n more minute(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::ResultPage</name>
    <message>
        <source>Return to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your browser is done; %1 finishes the sign-in. You can close this tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return to %1 to try again. You can close this tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link was used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sign-in link works once. Return to %1; if it still waits, start the sign-in again there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not part of the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address does not belong to the sign-in that %1 waits for. Return to %1 and use its newest link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits here for the end of a sign-in, nothing else. You can close this tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only GET is answered here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sign-in ends with an address of this length. Return to %1 and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address belongs to another site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers only under its own address. You can close this tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your browser sent too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the cookies of this computer&apos;s own address (127.0.0.1, localhost) in your browser, then return to %1 and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only HTTP/1.1 is spoken here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language code of this translation, such as de or pt-BR</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page comes from %1 on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::SignInButton</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <extracomment>For screen readers; %1 is a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the &amp;address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in – %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::SignInPanel</name>
    <message>
        <source>Finding out where to sign in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your browser…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qonsent::WaitingPage</name>
    <message>
        <source>&amp;Stay longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in &amp;inside this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a &amp;new link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not working?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a different &amp;account or browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste the address from the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open in your browser. Sign in there, then come back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the address in a browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link to %1 is copied. Open it in the browser you want, then come back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is asked for: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
