# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
# The one list behind `#include <Qonsent/Accounts>`: a class, and the header that declares it.
set(QONSENT_FORWARDING_HEADERS
    AccessOptions            access/accessoptions.h
    AccessReply              access/accessreply.h
    Account                  model/account.h
    AccountChoice            protocol/accountchoice.h
    AccountId                model/accountid.h
    AccountListModel         account/accountlistmodel.h
    Accounts                 account/accounts.h
    AccountStatus            account/accountstatus.h
    AuthError                base/autherror.h
    AuthorizationCodeFlow    flow/authorizationcodeflow.h
    AuthorizationOptions     protocol/authorizationoptions.h
    AuthorizedAccess         access/authorizedaccess.h
    AuthorizedNetworkAccessManager access/authorizednetworkaccessmanager.h
    ChallengedAccess         protocol/challengedaccess.h
    ClientAssertion          protocol/clientauth/clientassertion.h
    ClientAuthentication     protocol/clientauth/clientauthentication.h
    ClientCredentialsGrant   protocol/grants/clientcredentialsgrant.h
    ClientRegistration       model/clientregistration.h
    Clock                    base/clock.h
    CommandUserAgent         redirect/commanduseragent.h
    ConsentProcess           redirect/consentprocess.h
    ConsentRequest           redirect/consentrequest.h
    CustomGrant              protocol/grants/customgrant.h
    CustomSchemeReceiver     redirect/customschemereceiver.h
    DeviceAuthorizationClient net/deviceauthorizationclient.h
    DeviceFlow               flow/deviceflow.h
    Diagnosis                protocol/diagnosis.h
    DirectGrant              account/directgrant.h
    DirectGrantFlow          flow/directgrantflow.h
    Exporter                 exporters/exporter.h
    FlowServices             flow/flowservices.h
    Grant                    flow/grant.h
    HookChain                provider/hookchain.h
    HookRegistry             provider/hookregistry.h
    HttpTransport            net/httptransport.h
    IdTokenClaims            model/idtokenclaims.h
    Introspection            protocol/introspection.h
    IntrospectionClient      net/introspectionclient.h
    JwtBearerGrant           protocol/grants/jwtbearergrant.h
    KeysClient               net/keysclient.h
    LogoutRequest            protocol/logoutrequest.h
    LoopbackReceiver         redirect/loopbackreceiver.h
    MemoryVault              vault/memoryvault.h
    MetadataClient           net/metadataclient.h
    PasswordGrant            protocol/grants/passwordgrant.h
    PresetFinding            provider/presetfinding.h
    ProviderHooks            provider/providerhooks.h
    ProviderMetadata         model/providermetadata.h
    ProviderPreset           provider/providerpreset.h
    ProviderRegistry         provider/providerregistry.h
    QtHttpTransport          net/qthttptransport.h
    RecordingTransport       transcript/recordingtransport.h
    RedirectHandover         redirect/redirecthandover.h
    RedirectReceiver         redirect/redirectreceiver.h
    RefreshTokenGrant        protocol/grants/refreshtokengrant.h
    Registration             protocol/registration.h
    RegistrationClient       net/registrationclient.h
    RelayReceiver            redirect/relayreceiver.h
    Reply                    base/reply.h
    ResourceMetadata         protocol/resourcemetadata.h
    ResourceMetadataClient   net/resourcemetadataclient.h
    Result                   base/result.h
    RevocationClient         net/revocationclient.h
    Saml2BearerGrant         protocol/grants/saml2bearergrant.h
    Scopes                   model/scopes.h
    Secret                   base/secret.h
    Services                 account/services.h
    SignedUserinfoClient     net/signeduserinfoclient.h
    SignIn                   account/signin.h
    SignInFlow               flow/signinflow.h
    SignInRequest            account/signinrequest.h
    SignOut                  account/signout.h
    Step                     flow/step.h
    TokenClient              net/tokenclient.h
    TokenDecoder             protocol/tokendecoder.h
    TokenExchangeGrant       protocol/grants/tokenexchangegrant.h
    TokenRequest             protocol/tokenrequest.h
    TokenSet                 model/tokenset.h
    TokenVault               vault/tokenvault.h
    Transcript               transcript/transcript.h
    TranscriptEntry          transcript/transcriptentry.h
    TranscriptFile           transcript/transcriptfile.h
    TranscriptFormat         transcript/transcriptformat.h
    Translation              base/translation.h
    UserAction               flow/useraction.h
    UserAgent                redirect/useragent.h
    UserinfoClient           net/userinfoclient.h
    Version                  base/version.h
    Test/AuthorizationServer testing/authorizationserver.h
    Test/InstantUserAgent    testing/instantuseragent.h)

set(QONSENT_VAULT_FORWARDING_HEADERS
    KeychainSource           sqlitevault/keychainsource.h
    KeyFileSource            sqlitevault/keyfilesource.h
    KeySource                sqlitevault/keysource.h
    PassphraseSource         sqlitevault/passphrasesource.h
    SqliteVault              sqlitevault/sqlitevault.h
    VaultServices            sqlitevault/vaultservices.h)

# qonsent_forward_headers(folder name header …): writes `#include <Qonsent/name>` for each pair.
function(qonsent_forward_headers folder)
    set(pairs ${ARGN})
    while(pairs)
        list(POP_FRONT pairs name header)
        if(NOT EXISTS ${PROJECT_SOURCE_DIR}/${folder}/${header})
            message(FATAL_ERROR "${CMAKE_CURRENT_LIST_FILE}: there is no ${folder}/${header}")
        endif()
        file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/Qonsent/${name}
            CONTENT "// SPDX-FileCopyrightText: 2026 The Qonsent authors\n// SPDX-License-Identifier: MIT\n#include \"${folder}/${header}\" // IWYU pragma: export\n")
    endwhile()
endfunction()

qonsent_forward_headers(oauthcore ${QONSENT_FORWARDING_HEADERS})
if(QONSENT_BUILD_VAULT)
    qonsent_forward_headers(oauthcore ${QONSENT_VAULT_FORWARDING_HEADERS})
endif()
